import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vex, VexLoss, VexProduct, VexStatement, VexWriter } from '@morel/model';
import { sharedData } from '@morel/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { document } from './index.ts';
import { readOpenVex } from './read.ts';

const TYPICAL = readFileSync(join(import.meta.dirname, 'fixtures/typical.openvex.json'), 'utf8');

let writer: VexWriter;
beforeAll(async () => {
  const loaded = await document.vexWriters?.[0]?.load();
  if (!loaded) throw new Error('no writer');
  writer = loaded;
});

function vexOf(text: string): Vex {
  const { vex } = readOpenVex({ path: 'a.json', text });
  if (!vex) throw new Error(`refused: ${text}`);
  return JSON.parse(JSON.stringify(vex, (key, value: unknown) => (key === 'span' ? undefined : value))) as Vex;
}

function write(vex: Vex): { readonly vex: Vex; readonly text: string; readonly lost: readonly VexLoss[] } {
  const written = writer.write(vex);
  if (!written.ok) throw new Error(written.error.message);
  return { vex: vexOf(written.value.text), ...written.value };
}

const DOCUMENT = { format: 'Test', id: 'urn:test', author: 'Ada', created: '2026-01-01T00:00:00Z' };

function withStatement(more: Partial<VexStatement>, members: Partial<Vex['document']> = {}): Vex {
  const part = { identifiers: [{ kind: 'purl', value: 'pkg:npm/left@1.0.0' }], hashes: [] } as const;
  const products = [{ ...part, parts: [] }];
  const statement = { vulnerability: { ids: ['CVE-2026-1'] }, products, status: 'fixed' as const };
  return { document: { ...DOCUMENT, ...members }, statements: [{ ...statement, ...more }] };
}

const PURL = { kind: 'purl', value: 'pkg:npm/left@1.0.0' } as const;
function product(identifiers: VexProduct['identifiers'], parts: VexProduct['parts'] = []): VexProduct {
  return { identifiers, hashes: [], parts };
}

const NAMELESS = product([{ kind: 'other', value: 'no address' }]);
const SHOP = product([{ kind: 'purl', value: 'pkg:npm/shop@1' }]);
const LEFT = product([PURL]);
function purls(...names: readonly string[]): VexProduct {
  return product(names.map((name) => ({ kind: 'purl', value: `pkg:npm/${name}` })));
}
const PART = { identifiers: [PURL], hashes: [] };
const LINK = 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#left';

describe('an OpenVEX document that is written', () => {
  it('reads back as what was read, and nothing is lost', () => {
    const { vex, lost } = write(vexOf(TYPICAL));
    expect(vex).toEqual(vexOf(TYPICAL));
    expect(lost).toEqual([]);
  });

  it.each<[string, Partial<VexStatement>, Partial<VexStatement>, string]>([
    [
      'a justification of CycloneDX',
      { status: 'not_affected', justification: 'requires_configuration', impact: 'off by default' },
      { status: 'not_affected', impact: 'requires_configuration: off by default' },
      'justification in impact',
    ],
    [
      'a false positive',
      { status: 'not_affected', justification: 'false_positive' },
      { impact: 'false_positive' },
      'justification in impact',
    ],
    ['affected without an action', { status: 'affected' }, { action: 'No action is stated.' }, 'action in action'],
    [
      'responses and a workaround',
      { status: 'affected', action: 'Wait.', workaround: 'Turn it off.', responses: ['update', 'rollback'] },
      { action: 'Wait.; Turn it off.; update, rollback' },
      'workaround in action, responses in action',
    ],
    ['an author of its own', { author: 'Bo' }, {}, 'author'],
    ['an id that is no address', { id: 'v1' }, {}, 'id'],
    [
      'ratings, weaknesses and links',
      {
        vulnerability: {
          ids: ['CVE-2026-1'],
          cwes: [79],
          ratings: [{ score: 9 }],
          links: [{ url: 'https://a.example' }],
        },
      },
      { vulnerability: { ids: ['CVE-2026-1'] } },
      'vulnerability.cwes, vulnerability.ratings, vulnerability.links',
    ],
  ])('says what becomes of %s', (_, given, expected, fields) => {
    const { vex, lost } = write(withStatement(given));
    expect(vex.statements[0]).toMatchObject(expected);
    expect(lost.map(({ field, keptIn }) => (keptIn ? `${field} in ${keptIn}` : field)).join(', ')).toBe(fields);
    expect(lost.every(({ statement }) => statement === 1)).toBe(true);
  });

  it.each<[string, Partial<VexStatement>, readonly VexProduct[]]>([
    ['no part has an address', { products: [LEFT, { ...SHOP, parts: [NAMELESS] }] }, [LEFT]],
    ['the product has no address', { products: [LEFT, { ...NAMELESS, parts: [LEFT] }] }, [LEFT]],
    ['it needs more names than there are places', { products: [LEFT, purls('a@1', 'b@1', 'c@1')] }, [LEFT]],
    ['its name only looks like a package URL', { products: [LEFT, product([{ ...PURL, kind: 'other' }])] }, [LEFT]],
    [
      'its name is no address',
      { products: [LEFT, product([{ kind: 'bom-link', value: `${LINK} right` }, PURL])] },
      [LEFT],
    ],
  ])('leaves out a product that silences where %s', (_, given, expected) => {
    const { vex, lost } = write(withStatement(given));
    expect(vex.statements[0]?.products).toEqual(expected);
    expect(lost).toMatchObject([{ statement: 1, field: 'products' }]);
  });

  it('leaves out a statement that silences where none of its products is left', () => {
    const [kept] = withStatement({}).statements;
    const given = withStatement({ products: [NAMELESS] });
    const { vex, lost } = write({ ...given, statements: [...given.statements, ...(kept ? [kept] : [])] });
    expect(vex.statements).toEqual([kept]);
    expect(lost.map(({ statement, field }) => [statement, field])).toEqual([
      [1, 'products'],
      [1, 'statement'],
    ]);
  });

  it.each<[string, VexProduct, readonly VexProduct[]]>([
    ['each of its names apart', purls('a@1', 'b@1', 'c@1'), [purls('a@1'), purls('b@1'), purls('c@1')]],
    [
      'each part apart',
      { ...SHOP, parts: [purls('a@1', 'b@1', 'c@1')] },
      [{ ...SHOP, parts: ['a@1', 'b@1', 'c@1'].map((name) => ({ identifiers: purls(name).identifiers, hashes: [] })) }],
    ],
    ['the parts that have an address', { ...SHOP, parts: [NAMELESS, PART] }, [{ ...SHOP, parts: [PART] }]],
    ['every product, where a name is no address', product([{ kind: 'bom-link', value: `${LINK} right` }]), []],
  ])('lets a statement that takes back speak of %s', (_, given, expected) => {
    const { vex } = write(withStatement({ status: 'under_investigation', products: [given] }));
    expect(vex.statements[0]?.products).toEqual(expected);
  });

  it('keeps a BOM-Link what it is', () => {
    const products = [product([{ kind: 'bom-link', value: LINK }, PURL])];
    expect(write(withStatement({ products })).vex.statements[0]?.products).toEqual(products);
  });

  it('leaves out what gives no reason', () => {
    const [fixed, unreasoned] = [withStatement({}), withStatement({ status: 'not_affected' })];
    const { vex, lost } = write({ ...fixed, statements: [...unreasoned.statements, ...fixed.statements] });
    expect(vex.statements.map(({ status }) => status)).toEqual(['fixed']);
    expect(lost).toMatchObject([{ statement: 1, field: 'statement', value: 'CVE-2026-1 not_affected' }]);
  });

  it('has no entry twice', () => {
    const [statement] = withStatement({}).statements;
    if (!statement) throw new Error('no statement');
    const twice = { ...statement, products: [...statement.products, ...statement.products] };
    const { vex } = write({ document: DOCUMENT, statements: [twice, twice] });
    expect(vex.statements).toEqual([statement]);
  });

  it.each([
    ['id', { id: 'no address' }],
    ['author', { author: undefined }],
    ['created', { created: undefined }],
  ])('is none where the document has no %s', (word, members) => {
    const given = withStatement({}, members as unknown as Partial<Vex['document']>);
    expect(writer.write(given)).toMatchObject({ ok: false, error: { missing: [word] } });
  });

  const official = sharedData('suites/openvex/openvex_json_schema.json');

  it.skipIf(!official)('is valid against the official schema', () => {
    const schema = JSON.parse(readFileSync(official ?? '', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    for (const vex of [vexOf(TYPICAL), withStatement({ status: 'affected' })])
      expect(validate(JSON.parse(write(vex).text)) ? [] : validate.errors).toEqual([]);
  });
});
