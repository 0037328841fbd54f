import type { Bom, BomComponent, ReadBom } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { checkBill } from './check-bill.ts';
import { PROFILES } from './profiles.ts';

const BARE: BomComponent = {
  key: 'a',
  kind: 'library',
  name: 'a',
  identifiers: [],
  hashes: [],
  licences: [],
  links: [],
  properties: [],
};
const MAKER = { kind: 'organisation', name: 'Example', email: 'a@example.com' } as const;
const RICH: BomComponent = {
  ...BARE,
  version: '1',
  purl: 'pkg:npm/a@1',
  supplier: MAKER,
  originator: MAKER,
  hashes: [{ algorithm: 'SHA-512', value: '00' }],
  licences: [{ expression: 'MIT' }],
  properties: ['filename', 'executable', 'archive', 'structured'].map((name) => ({
    name: `bsi:component:${name}`,
    value: 'x',
  })),
};
const RICH_BOM: Bom = {
  document: {
    format: 'CycloneDX 1.6',
    id: 'urn:uuid:0',
    created: '2026-01-02T03:04:05Z',
    authors: [MAKER],
    tools: [{ name: 'tool' }],
    phases: ['build'],
  },
  subject: 'app',
  components: [{ ...RICH, key: 'app' }, RICH],
  dependencies: [{ from: 'app', to: 'a', kind: 'depends' }],
  completeness: [{ of: 'dependencies', keys: [], state: 'complete' }],
};
const BARE_BOM: Bom = {
  document: { format: 'CycloneDX 1.5', authors: [], tools: [], phases: [] },
  components: [
    { ...BARE, name: '' },
    { ...BARE, key: 'b' },
  ],
  dependencies: [],
  completeness: [],
};
const read = (bom: Bom, dropped: readonly string[] = []): ReadBom => ({ bom, dropped });

describe.each(PROFILES.map((profile) => [profile.id, profile] as const))('profile %s', (_, profile) => {
  it('holds for a document that has everything', () => {
    const { fields, holds } = checkBill(read(RICH_BOM), profile);
    expect(fields.filter(({ required, missing }) => required && missing.length > 0)).toEqual([]);
    expect(holds).toBe(true);
  });

  it('misses every required field of a document that has nothing', () => {
    const { fields, holds } = checkBill(read(BARE_BOM, ['vulnerabilities']), profile);
    expect(fields.filter(({ required, missing }) => required && missing.length === 0)).toEqual([]);
    expect(holds).toBe(false);
  });
});

function lacking(bom: Bom, title: string): readonly string[] | undefined {
  const fields = PROFILES.flatMap((profile) => checkBill(read(bom), profile).fields);
  return fields.find((field) => field.title === title)?.missing;
}

describe('fields', () => {
  it('name the components that lack them', () => {
    const bom = { ...RICH_BOM, components: [...RICH_BOM.components, { ...BARE, key: 'poor' }] };
    expect(lacking(bom, 'Supplier name')).toEqual(['poor']);
    expect(lacking(bom, 'Dependency relationship')).toEqual(['poor']);
  });

  it('take an edge to what a component is part of for its own', () => {
    const bom = { ...RICH_BOM, components: [...RICH_BOM.components, { ...RICH, key: 'part', partOf: 'a' }] };
    expect(lacking(bom, 'Dependency relationship')).toEqual([]);
  });

  it('count a document without any edge as one where every component lacks them', () => {
    expect(lacking({ ...RICH_BOM, dependencies: [] }, 'Dependency relationship')).toEqual(['app', 'a']);
    expect(lacking({ ...RICH_BOM, dependencies: [] }, 'Top-level dependencies at least')).toHaveLength(1);
  });

  it.each([
    ['CycloneDX 1.5', 1],
    ['CycloneDX 1.7', 0],
    ['SPDX 2.3', 1],
    ['SPDX 3.0.1', 0],
  ])('take %s for recent: %d missing', (format, count) => {
    const bom = { ...RICH_BOM, document: { ...RICH_BOM.document, format } };
    expect(lacking(bom, 'Format: CycloneDX 1.6 or later, or SPDX 3.0.1 or later')).toHaveLength(count);
  });
});
