import { DEFAULT_EXCLUDES, takeInventory } from '@morel/inventory';
import type { Advisory, NamedVex, VexProduct } from '@morel/model';
import { toyEcosystem, treeOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { createReach } from './reach.ts';
import { silenceByVex } from './silence-by-vex.ts';

const RIGHT = 'pkg:toy/right@1.0.0';
const LOCK = 'toy-lock 1\nshop -> left@1.0.0 prod ^1.0.0\nleft@1.0.0 -> right@1.0.0 prod ^1.0.0\n';
const OTHER = 'toy-lock 1\nother -> right@1.0.0 prod ^1.0.0\n';

const ADVISORY: Advisory = {
  id: 'TEST-1',
  ids: ['TEST-1'],
  kind: 'vulnerability',
  title: 'test',
  severities: [],
  cwes: [],
  records: ['TEST-1'],
  withdrawn: [],
};

function productOf(value: string, ...parts: readonly string[]): VexProduct {
  return {
    identifiers: [{ kind: 'purl', value }],
    hashes: [],
    parts: parts.map((part) => ({ identifiers: [{ kind: 'purl', value: part }], hashes: [] })),
  };
}

/** What one statement on these products does to a match on `right`: the reason why nothing, or `silenced`. */
async function outcome(
  files: Readonly<Record<string, string>>,
  ...products: readonly VexProduct[]
): Promise<string | undefined> {
  const extensions = [{ id: 'toy', formats: toyEcosystem.about.formats, load: async () => toyEcosystem.readers }];
  const taken = await takeInventory({ tree: treeOf(files), extensions, excludes: DEFAULT_EXCLUDES });
  const { components } = taken.inventory;
  const position = components.findIndex(({ purl }) => purl === RIGHT);
  const component = components[position];
  if (!component) throw new Error('right is not there');
  const match = { advisory: ADVISORY, component: position, evidence: [], fixed: [] };
  const statement = { vulnerability: { ids: ['TEST-1'] }, products, status: 'not_affected', impact: 'unused' } as const;
  const vex: NamedVex[] = [{ path: 'v.json', vex: { document: { format: 'Test' }, statements: [statement] } }];
  const options = { taken, vex, ecosystems: new Map([['toy', toyEcosystem]]) };
  const { silenced, reports } = silenceByVex(options, createReach(taken.inventory), [
    { match, component, advisory: ADVISORY },
  ]);
  return silenced.has(0) ? 'silenced' : reports[0]?.unused[0]?.reason;
}

describe('a statement', () => {
  const inShop = productOf('pkg:toy/shop', RIGHT);

  it('on a component silences it, whoever brings it in', async () => {
    expect(await outcome({ 'toy.lock': LOCK, 'b/toy.lock': OTHER }, productOf('pkg:toy/Right@1.0.0'))).toBe('silenced');
  });

  it('on a component of a project silences what only this project brings in, also by another package', async () => {
    expect(await outcome({ 'toy.lock': LOCK }, inShop)).toBe('silenced');
  });

  it('on a component of a project does not silence what another brings in too', async () => {
    const files = { 'toy.lock': LOCK, 'b/toy.lock': OTHER };
    expect(await outcome(files, inShop)).toBe(`it does not speak for every project that brings in ${RIGHT}`);
    expect(await outcome(files, inShop, productOf('pkg:toy/other', RIGHT))).toBe('silenced');
  });

  it('on a component of a project does not silence what stands where no root leads to', async () => {
    const loose = 'toy-lock 1\nlost@1.0.0 -> right@1.0.0 prod ^1.0.0\n';
    expect(await outcome({ 'toy.lock': LOCK, 'b/toy.lock': loose }, inShop)).toContain('every project');
  });

  it('on the package that brings it in is not one on a project', async () => {
    const inLeft = productOf('pkg:toy/left@1.0.0', RIGHT);
    expect(await outcome({ 'toy.lock': LOCK }, inLeft)).toContain('its product is no project that was scanned');
  });
});
