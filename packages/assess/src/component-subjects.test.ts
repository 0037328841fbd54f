import { InventoryBuilder, type Entry, type InputRole, type Inventory, type Licence } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { componentReports } from './component-reports.ts';
import { componentSubjects } from './component-subjects.ts';
import { createReach } from './reach.ts';

const MIT: Licence = { expression: 'MIT', kind: 'declared' };
const NAME: Licence = { name: 'Own', kind: 'declared' };

function entry(name: string, key: string, licences?: readonly Licence[]): Entry {
  const source = { kind: name === 'shop' ? 'project' : 'registry', path: '.' } as const;
  return { component: { ecosystem: 'toy', name, version: '1' }, key, source, ...(licences && { licences }) };
}

/** What is locked states no licence; what is installed does. */
function inventory(): Inventory {
  const builder = new InventoryBuilder();
  const own = builder.add(entry('shop', '.', [NAME]));
  builder.addRoot(own, 'project');
  for (const item of [
    entry('left', 'left'),
    entry('right', 'right', [MIT]),
    entry('left', 'again', [MIT, NAME]),
    entry('left', 'third', [MIT]),
    entry('bare', 'bare'),
  ]) {
    builder.addEdge(own, builder.add(item), ['prod']);
  }
  const input = {
    path: 'toy.lock',
    reader: 'toy',
    format: 'toy-lock',
    role: 'lockfile',
    files: [],
    problems: [],
  } as const;
  return { ...builder.build(), inputs: [input] };
}

describe('the licences of a component', () => {
  it('are what all its places state; the project itself is not judged', () => {
    const given = inventory();
    const subjects = componentSubjects({ inventory: given, reach: createReach(given) });
    expect(
      subjects.map(({ component, licences }) => [component.name, ...licences.map(({ licence }) => licence)]),
    ).toEqual([['left', MIT, NAME, MIT], ['right', MIT], ['bare']]);
    expect(subjects.map(({ where }) => where?.path)).toEqual(['toy.lock', 'toy.lock', 'toy.lock']);
  });

  it('are in the report, each once', () => {
    const given = inventory();
    const reports = componentReports(given, createReach(given), () => 'looked-up');
    expect(reports.map(({ name, licences }) => [name, licences])).toEqual([
      ['bare', undefined],
      ['left', [MIT, NAME]],
      ['right', [MIT]],
      ['shop', [NAME]],
    ]);
  });
});

function inputAt(path: string, role: InputRole): Inventory['inputs'][number] {
  return { path, reader: 'toy', format: 'toy-lock', role, files: [], problems: [] };
}

it('a component stands where it is locked, not in the tree that was installed from there too', () => {
  const builder = new InventoryBuilder();
  builder.addRoot(builder.add(entry('shop', '.')), 'project');
  for (const key of ['locked', 'installed']) builder.add(entry('left', key));
  const built = builder.build();
  const occurrences = built.occurrences.map((occurrence) =>
    Object.assign(occurrence, { input: occurrence.key === 'installed' ? 1 : 0 }),
  );
  const inputs = [inputAt('toy.lock', 'lockfile'), inputAt('modules/toy.lock', 'installed')];
  const given = { ...built, occurrences, inputs };
  const [subject] = componentSubjects({ inventory: given, reach: createReach(given) });
  expect([subject?.path, subject?.alsoAt]).toEqual(['toy.lock', undefined]);
});
