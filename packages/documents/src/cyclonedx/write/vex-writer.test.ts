import type { Vex, VexIdentifier, VexLoss, VexProduct, VexStatement } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { cycloneDxVex, cycloneDxVexXml } from '../vex-reader.ts';
import { hasXmllint, jsonFaults, xsdFaults } from '../testing/official-schemas.ts';
import { vexWriter } from './vex-writer.ts';

const SERIAL = 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79';
const LINK = 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#left';

function partOf(names: readonly string[]): Omit<VexProduct, 'parts'> {
  const identifiers = names.map((value): VexIdentifier => {
    const kind = value.startsWith('pkg:') ? 'purl' : value.startsWith('cpe:') ? 'cpe' : 'bom-link';
    return { kind, value };
  });
  return { identifiers, hashes: [] };
}

function product(names: readonly string[], ...parts: readonly string[]): VexProduct {
  return { ...partOf(names), parts: parts.map((name) => partOf([name])) };
}

const SHOP = 'pkg:npm/shop@1.0.0';
const LEFT = 'pkg:npm/%40a/left@1.0.0';
const FULL: VexStatement = {
  id: 'urn:statement:1',
  vulnerability: {
    ids: ['CVE-2026-1', 'GHSA-x'],
    description: 'bad & <worse>',
    source: { name: 'NVD', url: 'https://nvd.example/1' },
    cwes: [79],
    ratings: [{ source: 'NVD', score: 9.8, severity: 'critical', method: 'CVSSv31', vector: 'CVSS:3.1/AV:N' }],
    links: [{ title: 'About', url: 'https://example.com/1' }],
  },
  products: [product([SHOP], LEFT), product([SHOP], 'pkg:npm/right')],
  status: 'not_affected',
  justification: 'requires_configuration',
  impact: 'off by default',
  action: 'Move.',
  workaround: 'Turn it off.',
  responses: ['update', 'rollback'],
  time: '2026-01-02T00:00:00Z',
  updated: '2026-01-03T00:00:00Z',
};

function vexOf(...statements: readonly Partial<VexStatement>[]): Vex {
  const document = {
    format: 'Test',
    id: SERIAL,
    version: '3',
    author: 'Ada',
    created: '2026-01-01T00:00:00Z',
    tooling: 'by hand',
  };
  const base = { vulnerability: { ids: ['CVE-2026-1'] }, status: 'fixed' as const, products: [product([LEFT])] };
  return { document, statements: statements.map((statement) => ({ ...base, ...statement })) };
}

function written(vex: Vex, version: '1.6' | '1.7', syntax: 'json' | 'xml'): { text: string; lost: readonly VexLoss[] } {
  const result = vexWriter(version, syntax).write(vex);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function again(vex: Vex, version: '1.6' | '1.7', syntax: 'json' | 'xml'): Promise<Vex> {
  const { text } = written(vex, version, syntax);
  const { vex: read, problems } = await (syntax === 'json' ? cycloneDxVex : cycloneDxVexXml).read({ path: 'a', text });
  if (!read || problems.length > 0) throw new Error(JSON.stringify(problems));
  return JSON.parse(JSON.stringify(read, (key, value: unknown) => (key === 'span' ? undefined : value))) as Vex;
}

const FORMS = (['1.6', '1.7'] as const).flatMap((version) => [[version, 'json'] as const, [version, 'xml'] as const]);
describe.each(FORMS)('statements in CycloneDX %s, %s', (version, syntax) => {
  it('read back as they were, and nothing is lost', async () => {
    const vex = vexOf(FULL, { ...FULL, id: 'x', status: 'affected', products: [product([SHOP])] });
    const { document, statements } = await again(vex, version, syntax);
    expect(statements).toEqual(vex.statements);
    expect(document).toEqual({ ...vex.document, format: `CycloneDX ${version}` });
    expect(written(vex, version, syntax).lost).toEqual([]);
  });

  it.skipIf(syntax === 'xml' && !hasXmllint)('are valid against the official schema (XML needs xmllint)', () => {
    const vex = vexOf(FULL, { products: [product([LINK]), product([SHOP])] }, { status: 'under_investigation' });
    const { text } = written(vex, version, syntax);
    expect(syntax === 'json' ? jsonFaults(version, text) : xsdFaults(version, text)).toHaveLength(0);
  });
});

describe('a CycloneDX document of statements', () => {
  it.each<[string, readonly Partial<VexStatement>[], readonly string[]]>([
    ['a second product with parts', [{ products: [product([SHOP], LEFT), product(['pkg:npm/b@1'], LEFT)] }], []],
    ['a product with two package URLs', [{ products: [product([LEFT, 'pkg:npm/b@1']), product([LEFT])] }], [LEFT]],
    ['a product with a CPE name alone', [{ products: [product(['cpe:/a:b:c']), product([LEFT])] }], [LEFT]],
    ['a BOM-Link within a product', [{ products: [product([SHOP], LINK), product([SHOP], LEFT)] }], [SHOP, LEFT]],
    ['the product within itself', [{ products: [product([SHOP], SHOP), product([SHOP], LEFT)] }], [SHOP, LEFT]],
  ])('leaves out of what silences %s', async (_, statements, expected) => {
    const vex = vexOf(...statements, { status: 'affected', products: [] });
    const { products = [] } =
      (await again(vex, '1.6', 'json')).statements.find(({ status }) => status === 'fixed') ?? {};
    const names = products.flatMap(({ identifiers, parts }) => [identifiers, ...parts.map((part) => part.identifiers)]);
    expect(names.flat().map(({ value }) => value)).toEqual(expected);
    expect(written(vex, '1.6', 'json').lost.filter(({ field }) => field === 'products').length).toBeGreaterThan(0);
  });

  it.each<[VexStatement['justification'], object]>([
    ['component_not_present', { state: 'not_affected', detail: 'component_not_present' }],
    ['inline_mitigations_already_exist', { state: 'not_affected', detail: 'inline_mitigations_already_exist' }],
    ['false_positive', { state: 'false_positive' }],
    ['vulnerable_code_not_present', { state: 'not_affected', justification: 'code_not_present' }],
  ])('gives %s no more force', (justification, analysis) => {
    const { text } = written(vexOf({ status: 'not_affected', ...(justification && { justification }) }), '1.6', 'json');
    expect(JSON.parse(text)).toMatchObject({ vulnerabilities: [{ analysis }] });
  });

  it('lets what takes back count from the last change of its document', () => {
    const { document, statements } = vexOf({ status: 'affected' }, { status: 'fixed' });
    const changed = { document: { ...document, updated: '2026-05-01T00:00:00Z' }, statements };
    const { text } = written(changed, '1.6', 'json');
    const [first, second] = (JSON.parse(text) as { readonly vulnerabilities: readonly { readonly analysis: object }[] })
      .vulnerabilities;
    expect([first?.analysis, second?.analysis]).toEqual([
      { state: 'exploitable', lastUpdated: '2026-05-01T00:00:00Z' },
      { state: 'resolved' },
    ]);
  });

  it('is none in XML where XML forbids a character, and none where no statement is left', () => {
    const bell = vexOf({ impact: '\u0007' });
    expect(vexWriter('1.6', 'xml').write(bell)).toMatchObject({ ok: false });
    expect(vexWriter('1.6', 'json').write(bell)).toMatchObject({ ok: true });
    const pairs = vexOf({ products: [product([SHOP], LEFT), product(['pkg:npm/b@1'], LEFT)] });
    expect(vexWriter('1.6', 'json').write(pairs)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('one document for each product') as string },
    });
  });
});
