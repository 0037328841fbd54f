import { AppError, type Component, type Occurrence, type Source } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { ECOSYSTEMS, NPM, buildIndex, indexOf, openBytes } from '../fixtures/memory-index.ts';
import { SMALL } from '../fixtures/small-data.ts';
import type { EcosystemKeys } from '../write/ecosystem-keys.ts';
import type { MatchedEcosystem } from './check-probes.ts';
import { type InventoryMatches, matchInventory } from './match-inventory.ts';

function matched(keys: EcosystemKeys, changes: Partial<EcosystemKeys> = {}): MatchedEcosystem {
  const { id, osv, purlType, normalise, order } = { ...keys, ...changes };
  return {
    about: { id, title: id, osv, purlType, formats: [] },
    names: { normalise, purl: () => undefined, fromPurl: ({ name }) => name },
    versions: order,
  };
}

const KNOWN = new Map<string, MatchedEcosystem>([
  ...ECOSYSTEMS.map((keys) => [keys.id, matched(keys)] as const),
  ['files', matched(NPM, { id: 'files', osv: [], purlType: 'generic' })],
]);

function npm(name: string, version?: string): Component {
  return { ecosystem: 'npm', name, ...(version !== undefined && { version }) };
}

function occurs(component: number, source: Source): Occurrence {
  return { component, input: 0, key: String(component), source, digests: [] };
}

async function scan(
  components: readonly Component[],
  occurrences: readonly Occurrence[] = [],
): Promise<InventoryMatches> {
  return matchInventory({ inventory: { components, occurrences }, index: await indexOf(SMALL), ecosystems: KNOWN });
}

describe('an inventory', () => {
  it('is matched component by component, malware first', async () => {
    const found = await scan([
      npm('left', '1.0.0'),
      npm('none', '1.0.0'),
      npm('évil', '3.2.1'),
      npm('left', '1.2.0'),
      npm('right', '2.1.0'),
    ]);
    expect(
      found.matches.map(({ component, advisory, fixed }) => [component, advisory.id, advisory.kind, fixed]),
    ).toEqual([
      [0, 'GHSA-aaaa-bbbb-cccc', 'vulnerability', ['1.2.0']],
      [2, 'MAL-2024-1', 'malware', []],
      [4, 'GHSA-aaaa-bbbb-cccc', 'vulnerability', []],
    ]);
    expect(found.lookedUp).toEqual([0, 1, 2, 3, 4]);
    expect(found.undecided).toEqual([]);
  });

  it('says which records stayed out because they are withdrawn', async () => {
    const found = await scan([npm('left', '1.0.0')]);
    expect(found.withdrawn).toEqual([{ component: 0, record: 'MAL-2024-3', withdrawn: '2024-03-01T00:00:00Z' }]);
  });

  it('gives the same answer every time', async () => {
    const components = [npm('right', '2.0.0'), npm('left', '1.0.0'), npm('évil', '1.0.0'), npm('left')];
    expect(await scan(components)).toEqual(await scan(components));
  });

  it('may be empty', async () => {
    expect(await scan([])).toMatchObject({ matches: [], undecided: [], lookedUp: [], notHeld: [], noSource: [] });
  });
});

describe('what is not looked up is said', () => {
  it("components whose every occurrence is the user's own", async () => {
    const registry: Source = { kind: 'registry' };
    const own: Source = { kind: 'project', path: '.' };
    const components = [npm('left', '1.0.0'), npm('left', '1.1.0'), npm('right', '2.0.0'), npm('évil', '1.0.0')];
    const found = await scan(components, [
      occurs(0, own),
      occurs(0, { kind: 'link', path: 'a' }),
      occurs(1, own),
      occurs(1, registry),
      occurs(2, registry),
      occurs(2, own),
    ]);
    expect(found.firstParty).toEqual([0]);
    expect(found.lookedUp).toEqual([1, 2, 3]);
    expect(found.matches.map(({ component }) => component)).toEqual([1, 2, 3]);
  });

  it('ecosystems that the index does not hold, those without advisories, and those nobody knows', async () => {
    const go: Component = { ecosystem: 'go', name: 'example.com/left', version: 'v1.0.0' };
    const file: Component = { ecosystem: 'files', name: 'left', version: '1' };
    const alien: Component = { ecosystem: 'alien', name: 'left', version: '1' };
    const found = await scan([go, file, alien, npm('left', '1.0.0')]);
    expect(found).toMatchObject({
      notHeld: ['go'],
      noSource: ['alien', 'files'],
      notLookedUp: [0, 1, 2],
      lookedUp: [3],
    });
  });

  it.each([
    [['selection', 'whole'], []],
    [['whole'], []],
    [['selection'], [{ ecosystem: 'npm', extent: 'selection' }]],
    [['selection', undefined], [{ ecosystem: 'npm', extent: 'unknown' }]],
    [[undefined], [{ ecosystem: 'npm', extent: 'unknown' }]],
  ] as const)('ecosystems that no source lists as a whole: %j', async (extents, notWhole) => {
    const feeds = extents.map((extent, at) => {
      const part = { feed: 'osv', source: `s${at}`, part: 'npm', records: 1, pulled: '2026-11-01T00:00:00Z' };
      return { ...part, ...(extent && { extent }) };
    });
    const other = { feed: 'osv', source: 'o', part: 'PyPI', records: 1, pulled: '2026-11-01T00:00:00Z' };
    const index = await indexOf(SMALL, { feeds: [...feeds, { ...other, extent: 'whole' }] });
    const components = [npm('left', '1.0.0'), npm('none', '1.0.0')];
    const found = matchInventory({ inventory: { components, occurrences: [] }, index, ecosystems: KNOWN });
    expect(found).toMatchObject({ notWhole, notHeld: [] });
    expect(
      matchInventory({ inventory: { components: [], occurrences: [] }, index, ecosystems: KNOWN }).notWhole,
    ).toEqual([]);
  });

  it('an ecosystem that the index stored without knowing it is not held', async () => {
    const ecosystems = new Map([['deb', matched(NPM, { id: 'deb', osv: ['Debian'], purlType: 'deb' })]]);
    const components: Component[] = [{ ecosystem: 'deb', name: 'left', version: '1.0-1' }];
    const found = matchInventory({
      inventory: { components, occurrences: [] },
      index: await indexOf(SMALL),
      ecosystems,
    });
    expect(found).toMatchObject({ notHeld: ['deb'], notLookedUp: [0], matches: [] });
  });
});

describe('what cannot be decided is said', () => {
  it('a component without a version, whether or not a record names its package', async () => {
    const found = await scan([npm('left'), npm('none'), npm('évil')]);
    expect(found.undecided).toEqual([
      { component: 0, reason: 'no version' },
      { component: 1, reason: 'no version' },
    ]);
    expect(found.matches.map(({ component }) => component)).toEqual([2]);
  });

  it('a version that cannot be compared, once, with the number of records', async () => {
    const found = await scan([npm('left', 'github:left/left')]);
    expect(found.undecided).toEqual([
      {
        component: 0,
        reason: 'the version "github:left/left" cannot be compared, and 1 record of this package goes by ranges',
      },
    ]);
    expect((await scan([npm('none', 'github:left/left')])).undecided).toEqual([]);
  });

  it('a record whose range cannot be read, by its id', async () => {
    const found = await scan([{ ecosystem: 'pypi', name: 'some-package', version: '3.0' }]);
    expect(found.undecided).toMatchObject([{ component: 0, record: 'PYSEC-2022-1' }]);
    const listed = await scan([{ ecosystem: 'pypi', name: 'some-package', version: '1.0.0' }]);
    expect(listed.matches.map(({ evidence }) => evidence)).toEqual([
      [{ record: 'PYSEC-2022-1', by: { version: '1.0' }, order: 'pep440' }],
    ]);
  });
});

async function against(changes: Partial<EcosystemKeys>): Promise<unknown> {
  const odd = ['1.0.0-beta.2', '1.0.0-beta.10', '1.0.0-alpha'].map((version, at) => {
    return {
      id: `GHSA-${at}`,
      affected: [{ package: { ecosystem: 'npm', name: `Name-${at}` }, versions: [version] }],
    };
  });
  const lower = { ...NPM, normalise: (name: string) => name.toLowerCase() };
  const index = openBytes(await buildIndex(odd, {}, [lower]));
  const ecosystems = new Map([['npm', matched(lower, changes)]]);
  const inventory = { components: [npm('left', '1.0.0')], occurrences: [] };
  try {
    return matchInventory({ inventory, index, ecosystems }).lookedUp;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
}

describe('an index that was keyed or sorted in another way is refused', () => {
  it('but the same way is fine', async () => {
    expect(await against({})).toEqual([0]);
  });

  it.each<[string, Partial<EcosystemKeys>]>([
    ['names', { normalise: (name) => name }],
    ['namespace', { purlType: 'other' }],
    ['order', { order: { ...NPM.order, id: 'other' } }],
    ['comparison', { order: { ...NPM.order, compare: (a, b) => NPM.order.compare(b, a) } }],
    [
      'parsing',
      { order: { ...NPM.order, parse: (text) => (text.includes('beta') ? undefined : NPM.order.parse(text)) } },
    ],
  ])('%s', async (_, changes) => {
    expect(await against(changes)).toBe('index-version');
  });
});
