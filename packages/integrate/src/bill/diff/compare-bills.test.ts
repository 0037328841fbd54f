import type { Bom, BomComponent, BomDependency } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { compareBills } from './compare-bills.ts';

function component(name: string, version: string, more: Partial<BomComponent> = {}): BomComponent {
  return {
    key: `${name}-${version}`,
    kind: 'library',
    name,
    version,
    purl: `pkg:toy/${name}@${version}`,
    identifiers: [],
    hashes: [],
    licences: [],
    links: [],
    properties: [],
    ...more,
  };
}

function bill(components: readonly BomComponent[], dependencies: readonly BomDependency[] = []): Bom {
  return { document: { format: '', authors: [], tools: [], phases: [] }, components, dependencies, completeness: [] };
}

const compare = (base: Bom, head: Bom) => compareBills(base, head, (type) => type === 'rolling');
const NOTHING = { added: [], removed: [], changed: [], hashes: [], licences: [], edges: [] };
const sha256 = (value: string) => ({ algorithm: 'SHA-256', value: value.repeat(32) });

function hashed(values: readonly string[]): Bom {
  return bill([component('a', '1', { hashes: values.map(sha256) })]);
}

function rolling(value: string): Bom {
  return bill([component('a', '1', { purl: 'pkg:rolling/a@1', hashes: [sha256(value)] })]);
}

function licensed(version: string, expression: string): Bom {
  return bill([component('a', version, { licences: [{ expression }] })]);
}

function edge(to: string, kind: BomDependency['kind']): BomDependency {
  return { from: 'a-1', to: `${to}-1`, kind };
}

function about(one: BomComponent): Bom {
  return { ...bill([one]), subject: one.key };
}

describe('the difference between two bills', () => {
  it('is nothing where only keys, order and formats differ', () => {
    const [a, b] = [component('a', '1'), component('b', '1', { hashes: [sha256('aa')] })];
    const other = bill(
      [
        { ...b, key: 'x', hashes: [sha256('AA')] },
        { ...a, key: 'y' },
      ],
      [{ from: 'y', to: 'x', kind: 'depends' }],
    );
    expect(compare(bill([a, b], [edge('b', 'depends')]), other)).toEqual(NOTHING);
  });

  it('names what came, what went and what changed its version', () => {
    const base = bill([component('a', '1'), component('b', '1'), component('c', '1'), component('c', '2')]);
    const head = bill([component('b', '2'), component('c', '2'), component('d', '1')]);
    expect(compare(base, head)).toEqual({
      ...NOTHING,
      added: [{ name: 'd', from: [], to: ['1'] }],
      removed: [
        { name: 'a', from: ['1'], to: [] },
        { name: 'c', from: ['1'], to: [] },
      ],
      changed: [{ name: 'b', from: ['1'], to: ['2'] }],
    });
  });

  it.each([
    ['another hash', ['aa'], ['bb'], true],
    ['one of several replaced', ['aa', 'bb'], ['aa', 'cc'], true],
    ['one more file of the version', ['aa'], ['aa', 'bb'], false],
    ['fewer files', ['aa', 'bb'], ['aa'], false],
  ])('hashes of one version: %s', (_, before, after, isAlarm) => {
    const { hashes } = compare(hashed(before), hashed(after));
    expect(hashes).toMatchObject([{ name: 'a', version: '1', algorithm: 'SHA-256', isAlarm }]);
  });

  it('is not alarmed where versions are names that are moved', () => {
    expect(compare(rolling('aa'), rolling('bb')).hashes).toEqual([
      {
        name: 'a',
        version: '1',
        algorithm: 'SHA-256',
        from: ['aa'.repeat(32)],
        to: ['bb'.repeat(32)],
        isAlarm: false,
      },
    ]);
  });

  it('has no opinion on hashes of different versions, or where a side has none', () => {
    const [one, two] = [
      component('a', '1', { hashes: [sha256('aa')] }),
      component('a', '2', { hashes: [sha256('bb')] }),
    ];
    expect(compare(bill([one]), bill([two])).hashes).toEqual([]);
    expect(compare(bill([one]), bill([component('a', '1')])).hashes).toEqual([]);
  });

  it('sees changed licences, through a change of version too', () => {
    expect(compare(licensed('1', 'MIT'), licensed('2', 'BUSL-1.1')).licences).toEqual([
      { name: 'a', from: ['MIT'], to: ['BUSL-1.1'] },
    ]);
  });

  it('sees edges come, go and change their kind', () => {
    const all = [component('a', '1'), component('b', '1'), component('c', '1')];
    expect(
      compare(bill(all, [edge('b', 'dev')]), bill(all, [edge('b', 'depends'), edge('c', 'depends')])).edges,
    ).toEqual([
      { from: 'a', to: 'b', before: ['dev'], after: ['depends'] },
      { from: 'a', to: 'c', before: [], after: ['depends'] },
    ]);
  });

  it('takes the subjects for one package where no package URLs say otherwise', () => {
    const { purl: _, ...folder } = component('folder', '1');
    const { purl: __, ...other } = component('other', '1');
    expect(compare(about(folder), about(other))).toEqual(NOTHING);
    expect(compare(about(component('a', '1')), about(component('b', '1'))).added).toHaveLength(1);
  });
});
