import { InventoryBuilder, type ComponentChange, type Inventory, type PageRules } from '@morel/model';
import { toyEcosystem, treeOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { linkChanges } from './link-changes.ts';

const PAGES: PageRules = {
  installedManifest: (key) => `${key}.json`,
  upstreamIn: (text, name) => (text.startsWith(name) ? { repository: text.slice(name.length + 1) } : undefined),
};

function state(...inputs: readonly string[]): Inventory {
  const builder = new InventoryBuilder();
  for (const input of inputs) {
    const component = { ecosystem: 'toy', name: 'a', version: '1.0' };
    builder.add({ component, key: `in/${input}`, source: { kind: 'registry' } });
  }
  const input = {
    path: 'x/toy.lock',
    reader: 'toy',
    format: 'toy-lock',
    role: 'lockfile',
    files: [],
    problems: [],
  } as const;
  return { ...builder.build(), inputs: [input] };
}

const ADDED: ComponentChange = {
  kind: 'added',
  ecosystem: 'toy',
  name: 'a',
  from: [],
  to: ['1.0'],
  direct: true,
  scope: 'prod',
  brings: [],
};

async function urls(head: Inventory, files: Readonly<Record<string, string>>): Promise<unknown> {
  const before = { inventory: state(), tree: treeOf({}) };
  const after = { inventory: head, tree: treeOf(files) };
  const [change] = await linkChanges([ADDED], [before, after], () => ({ ...toyEcosystem, pages: PAGES }));
  return change?.links?.map(({ kind }) => kind);
}

describe('links of what is installed', () => {
  it('come from the manifest of whichever place has one', async () => {
    expect(await urls(state('one', 'two'), { 'x/in/two.json': 'a https://github.com/o/r' })).toEqual([
      'release',
      'releases',
    ]);
  });

  it('are none where nothing is installed, or it is another package', async () => {
    expect(await urls(state('one'), {})).toBeUndefined();
    expect(await urls(state('one'), { 'x/in/one.json': 'b https://github.com/o/r' })).toBeUndefined();
  });

  it('are none of what cannot be read', async () => {
    expect(
      await urls(state('one'), { 'x/in/one.json': `a https://github.com/o/${'r'.repeat(2_000_000)}` }),
    ).toBeUndefined();
  });
});
