import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vex, VexStatement, VexWriter } from '@morel/model';
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

function write(vex: Vex): { readonly vex: Vex; readonly text: string; readonly lost: readonly string[] } {
  const written = writer.write(vex);
  if (!written.ok) throw new Error(written.error);
  return { vex: vexOf(written.value.text), ...written.value };
}

const DOCUMENT = { format: 'Test', id: 'urn:test', author: 'Ada', created: '2026-01-01T00:00:00Z' };

function withStatement(more: Partial<VexStatement>, members: Partial<Vex['document']> = {}): Vex {
  const part = { identifiers: [{ kind: 'purl', value: 'pkg:npm/left@1.0.0' }], hashes: [] } as const;
  const products = [{ ...part, parts: [] }];
  const statement = { vulnerability: { ids: ['CVE-2026-1'] }, products, status: 'fixed' as const };
  return { document: { ...DOCUMENT, ...members }, statements: [{ ...statement, ...more }] };
}

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
      'in a word that OpenVEX does not have',
    ],
    [
      'affected without an action',
      { status: 'affected' },
      { action: 'No action is stated.' },
      'that no action is stated',
    ],
    ['an author of its own', { author: 'Bo' }, {}, 'the author of a single statement'],
    ['an id that is no address', { id: 'v1' }, {}, 'names of statements'],
  ])('says what becomes of %s', (_, given, expected, lost) => {
    const written = write(withStatement(given));
    expect(written.vex.statements[0]).toMatchObject(expected);
    expect(written.lost.join('\n')).toContain(lost);
  });

  it('leaves out a product of which a part has no address, and never the part alone', () => {
    const part = { identifiers: [{ kind: 'other', value: 'no address' }], hashes: [] } as const;
    const shop = { identifiers: [{ kind: 'purl', value: 'pkg:npm/shop@1' }], hashes: [] } as const;
    const { vex, lost } = write(withStatement({ products: [{ ...shop, parts: [part] }] }));
    expect(vex.statements[0]?.products).toEqual([]);
    expect(lost).toEqual(['names of products that are no address']);
  });

  it('has no entry twice', () => {
    const [statement] = withStatement({}).statements;
    if (!statement) throw new Error('no statement');
    const twice = { ...statement, products: [...statement.products, ...statement.products] };
    const { vex } = write({ document: DOCUMENT, statements: [twice, twice] });
    expect(vex.statements).toEqual([statement]);
  });

  it.each([
    ['address', { id: 'no address' }],
    ['author', { author: undefined }],
    ['time', { created: undefined }],
  ])('is none where the document gives itself no %s', (word, members) => {
    const { ok, ...rest } = writer.write(withStatement({}, members as unknown as Partial<Vex['document']>));
    expect([ok, rest]).toEqual([false, { error: expect.stringContaining(`no ${word}`) as string }]);
  });

  const official = sharedData('suites/openvex/openvex_json_schema.json');

  it.skipIf(!official)('is valid against the official schema', () => {
    const schema = JSON.parse(readFileSync(official ?? '', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    for (const vex of [vexOf(TYPICAL), withStatement({ status: 'affected' })])
      expect(validate(JSON.parse(write(vex).text)) ? [] : validate.errors).toEqual([]);
  });
});
