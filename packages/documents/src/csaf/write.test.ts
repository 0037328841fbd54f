import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vex, VexDocument, VexProduct, VexStatement } from '@morel/model';
import { sharedData } from '@morel/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';
import { fields, LEFT, part, product, refusal, vexOf, vexWith, write } from './testing/written.ts';
import { loadCsafWriter } from './write.ts';

const TYPICAL = readFileSync(join(import.meta.dirname, 'fixtures/typical.csaf.json'), 'utf8');
const NOT_AFFECTED = { status: 'not_affected', justification: 'component_not_present' } as const;

function byText(statements: Vex['statements']): string[] {
  return statements.map((one) => JSON.stringify(one)).toSorted();
}

describe('a CSAF document that is written', () => {
  it('reads back as what was read', () => {
    const given = vexOf(TYPICAL);
    const { vex, lost } = write(given);
    expect(vex.document).toEqual(given.document);
    expect(byText(vex.statements)).toEqual(byText(given.statements));
    expect(lost).toEqual([]);
  });

  it('is the same text for the same statements, and safe to show', () => {
    const vex = vexWith([{ vulnerability: { ids: ['X-1'], description: 'a\u202Eb' } }]);
    expect(write(vex).text).toBe(write(vex).text);
    expect(write(vex).text).not.toContain('\u202E');
  });

  it('of very many statements loses none', () => {
    const statements = Array.from({ length: 5000 }, (_, at) => ({
      vulnerability: { ids: [`CVE-2026-${1000 + (at % 2)}`], description: 'bad' },
      products: [product('pkg:npm/shop@1', `pkg:npm/left@${at}`)],
      notes: `note ${at}`,
    }));
    const { vex } = write(vexWith(statements));
    expect(vex.statements.flatMap(({ products }) => products.flatMap(({ parts }) => parts))).toHaveLength(5000);
  });

  it('is written by the format that the folder names', async () => {
    const named = await document.vexWriters?.[0]?.load();
    const writer = await loadCsafWriter();
    expect(named?.write(vexOf(TYPICAL))).toEqual(writer.write(vexOf(TYPICAL)));
  });

  it.each<[string, VexProduct]>([
    ['a version', product(LEFT)],
    ['every version', product('pkg:npm/left')],
    ['a scope and qualifiers', product('pkg:npm/%40a/left@1.0.0?repository_url=https://example.com/a')],
    [
      'every version, with an address beside',
      {
        identifiers: [...part('pkg:npm/left').identifiers, { kind: 'other', value: 'https://example.com/a' }],
        hashes: [],
        parts: [],
      },
    ],
    ['a part', product('pkg:npm/shop@1', LEFT, 'pkg:npm/right@2.0.0')],
    ['a part in every version of a product', product('pkg:npm/shop', LEFT)],
    ['two names', { ...part(LEFT, 'pkg:npm/left2@2.0.0'), parts: [] }],
    [
      'a BOM-Link',
      {
        identifiers: [{ kind: 'bom-link', value: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a' }],
        hashes: [],
        parts: [],
      },
    ],
    ['a CPE name', { identifiers: [{ kind: 'cpe', value: 'cpe:2.3:a:a:b:1:*:*:*:*:*:*:*' }], hashes: [], parts: [] }],
    ['an address', { identifiers: [{ kind: 'other', value: 'https://example.com/a' }], hashes: [], parts: [] }],
    ['words', { identifiers: [{ kind: 'other', value: 'the shop, in some versions' }], hashes: [], parts: [] }],
    ['words that look like a package URL', { identifiers: [{ kind: 'other', value: LEFT }], hashes: [], parts: [] }],
    ['a hash', { ...part(LEFT), hashes: [{ algorithm: 'sha-256', value: '0'.repeat(64) }], parts: [] }],
  ])('names by %s what was named by it, whatever is said', (_, named) => {
    for (const status of [NOT_AFFECTED, { status: 'fixed' }, { status: 'affected', action: 'Move.' }] as const) {
      const { vex, lost } = write(vexWith([{ ...status, products: [named] }]));
      expect(vex.statements.map(({ products }) => products)).toEqual([[named]]);
      expect(fields(lost).filter((field) => field !== 'action')).toEqual([]);
    }
  });

  it.each<[string, Partial<VexStatement>, Partial<VexStatement>, string[]]>([
    ['a justification', NOT_AFFECTED, NOT_AFFECTED, []],
    [
      'a justification of CycloneDX',
      { status: 'not_affected', justification: 'requires_configuration', impact: 'off' },
      { status: 'not_affected', impact: 'requires_configuration: off' },
      ['justification in impact'],
    ],
    ['a reason in words', { status: 'not_affected', impact: 'off' }, { status: 'not_affected', impact: 'off' }, []],
    ['the time of a reason', { ...NOT_AFFECTED, time: '2025-01-01T00:00:00Z' }, { time: '2025-01-01T00:00:00Z' }, []],
    [
      'the time of a change',
      { ...NOT_AFFECTED, time: '2025-01-01T00:00:00Z', updated: '2025-02-01T00:00:00Z' },
      { time: '2025-02-01T00:00:00Z' },
      ['time'],
    ],
    [
      'an update',
      { status: 'affected', action: 'Move.', responses: ['update'], actionTime: '2026-01-01T00:00:00Z' },
      { action: 'Move.', responses: ['update'], actionTime: '2026-01-01T00:00:00Z' },
      [],
    ],
    ['an action of no kind', { status: 'affected', action: 'Move.' }, { action: 'Move.' }, ['action']],
    [
      'a workaround',
      { status: 'affected', workaround: 'Off.', responses: ['workaround_available'] },
      { workaround: 'Off.', responses: ['workaround_available'] },
      [],
    ],
    ['no action', { status: 'affected' }, { action: 'No action is stated.' }, ['action in action']],
    [
      'a response without words',
      { status: 'affected', responses: ['will_not_fix'] },
      { action: 'will_not_fix', responses: ['will_not_fix'] },
      ['responses in action'],
    ],
    [
      'responses without a category',
      { status: 'affected', action: 'Back.', responses: ['can_not_fix', 'rollback'] },
      { action: 'Back.', responses: ['will_not_fix'] },
      ['responses'],
    ],
    [
      'what belongs to a statement alone',
      { id: 'urn:x', version: 2, author: 'Bo', supplier: 'Co' },
      {},
      ['id', 'version', 'author', 'supplier'],
    ],
    [
      'a vulnerability without a CVE',
      {
        vulnerability: {
          ids: ['GHSA-a', 'X'],
          description: 'bad',
          source: { name: 'GitHub', url: 'https://a.example' },
        },
      },
      { vulnerability: { ids: ['GHSA-a', 'X'], description: 'bad', source: { name: 'GitHub' } } },
      ['vulnerability.source.url'],
    ],
    [
      'no description',
      { vulnerability: { ids: ['CVE-2026-1000'] } },
      { vulnerability: { ids: ['CVE-2026-1000'], description: 'No description is given.' } },
      ['vulnerability.description'],
    ],
    [
      'weaknesses',
      { vulnerability: { ids: ['CVE-2026-1000'], description: 'bad', cwes: [999_999, 79, 20] } },
      { vulnerability: { ids: ['CVE-2026-1000'], description: 'bad', cwes: [79] } },
      ['vulnerability.cwes', 'vulnerability.cwes'],
    ],
    [
      'links',
      {
        vulnerability: {
          ids: ['CVE-2026-1000'],
          description: 'bad',
          links: [{ url: 'https://a.example', title: 'A' }, { url: 'no address' }],
        },
      },
      {
        vulnerability: {
          ids: ['CVE-2026-1000'],
          description: 'bad',
          links: [{ url: 'https://a.example', title: 'A' }],
        },
      },
      ['vulnerability.links'],
    ],
  ])('has a place for %s, or says what became of it', (_, given, expected, lost) => {
    const written = write(vexWith([given]));
    expect(written.vex.statements).toHaveLength(1);
    expect(written.vex.statements[0]).toMatchObject(expected);
    expect(fields(written.lost)).toEqual(lost);
  });

  it('has the scores that its vectors give', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    const ratings = [
      { method: 'CVSSv31', vector, score: 9.1, severity: 'high' },
      { method: 'CVSSv31', vector },
      { method: 'CVSSv2', vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', score: 7.5 },
      { method: 'CVSSv4', vector: 'CVSS:4.0/AV:N' },
      { method: 'CVSSv3', vector: 'CVSS:3.0/AV:N' },
      { method: 'CVSSv3', score: 5 },
    ];
    const { vex, lost } = write(vexWith([{ vulnerability: { ids: ['CVE-2026-1000'], description: 'bad', ratings } }]));
    expect(vex.statements[0]?.vulnerability.ratings).toEqual([
      { method: 'CVSSv31', vector, score: 9.8, severity: 'critical' },
      { method: 'CVSSv2', vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', score: 7.5 },
    ]);
    expect(fields(lost)).toEqual([
      'vulnerability.ratings.score',
      ...Array.from({ length: 4 }, () => 'vulnerability.ratings'),
    ]);
  });

  it.each<[string, Partial<VexDocument>, object]>([
    ['title', { title: undefined }, { missing: ['title'] }],
    [
      'publisher',
      { publisher: undefined, author: undefined },
      { missing: ['author', 'publisher.namespace', 'publisher.category'] },
    ],
    [
      'namespace that is an address',
      { publisher: { namespace: 'x', category: 'vendor' } },
      { missing: ['publisher.namespace'] },
    ],
    [
      'category of CSAF',
      { publisher: { namespace: 'https://a.example', category: 'shop' } },
      { missing: ['publisher.category'] },
    ],
    ['time', { created: undefined }, { missing: ['created'] }],
    [
      'time that is one',
      { created: 'yesterday' },
      { message: expect.stringContaining('is no date and time') as string },
    ],
    ['id', { id: undefined }, { missing: ['id'] }],
    [
      'version that counts',
      { version: 'two' },
      { message: expect.stringContaining('CSAF has no version "two"') as string },
    ],
    ['version with a history', { version: '100000' }, { message: expect.stringContaining('too many') as string }],
  ] as unknown as readonly [string, Partial<VexDocument>, object][])('is none without a %s', (_, members, expected) => {
    expect(refusal(vexWith([{}], members))).toMatchObject(expected);
  });

  it('is none where a statement names no product, or nothing is left', () => {
    expect(refusal(vexWith([{}, { products: [] }]))).toMatchObject({
      message: expect.stringContaining('statement 2 names no product') as string,
    });
    expect(refusal(vexWith([{ status: 'not_affected' }]))).toMatchObject({
      message: expect.stringContaining('no statement is left') as string,
    });
  });

  it('takes the role of the author for its category', () => {
    const { vex } = write(vexWith([{}], { role: 'Coordinator', publisher: { namespace: 'https://example.com' } }));
    expect(vex.document.publisher?.category).toBe('coordinator');
  });
});

describe('of several statements on one product', () => {
  const [early, late] = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];
  const AFFECTED = { status: 'affected', action: 'Move.' } as const;

  it.each<[string, Partial<VexStatement>, Partial<VexStatement>, string]>([
    ['the later one that silences', { ...AFFECTED, time: early }, { ...NOT_AFFECTED, time: late }, 'not_affected'],
    ['the later one that takes back', { ...NOT_AFFECTED, time: early }, { ...AFFECTED, time: late }, 'affected'],
    [
      'the one that takes back, at the same time,',
      { ...NOT_AFFECTED, time: early },
      { ...AFFECTED, time: early },
      'affected',
    ],
    ['the one that takes back, without times,', NOT_AFFECTED, AFFECTED, 'affected'],
    ['the later one of two that silence', { ...NOT_AFFECTED, time: early }, { status: 'fixed', time: late }, 'fixed'],
  ])('%s is written', (_, first, second, expected) => {
    for (const both of [
      [first, second],
      [second, first],
    ]) {
      const { vex, lost } = write(vexWith(both));
      expect(vex.statements.map(({ status }) => status)).toEqual([expected]);
      expect(fields(lost)).toContain('products');
    }
  });

  it('each has its own part', () => {
    const statements = [
      { ...NOT_AFFECTED, products: [product('pkg:npm/shop@1', LEFT, 'pkg:npm/right@1')], time: early },
      { ...AFFECTED, products: [product('pkg:npm/shop@1', LEFT)], time: late },
    ];
    const { vex } = write(vexWith(statements));
    expect(vex.statements.map(({ status, products }) => [status, products])).toEqual([
      ['affected', [product('pkg:npm/shop@1', LEFT)]],
      ['not_affected', [product('pkg:npm/shop@1', 'pkg:npm/right@1')]],
    ]);
  });
});

describe('the times of a document that is written', () => {
  it('let no "fixed" be younger and nothing that takes back older than it was', () => {
    const [first, last] = ['2025-06-01T00:00:00Z', '2026-06-01T00:00:00Z'];
    const { vex, lost } = write(
      vexWith([
        { time: first },
        { status: 'affected', action: 'Move.', time: last, products: [product('pkg:npm/right@1')] },
      ]),
    );
    expect(vex.document).toMatchObject({ created: first, updated: last });
    expect(fields(lost)).toEqual(expect.arrayContaining(['created', 'updated', 'time']));
  });

  it.each([
    ['1', ['1']],
    ['3', ['1', '2', '3']],
    ['1.0.0', ['1.0.0']],
    ['1.2.0', ['1.0.0', '1.2.0']],
    ['2.0.0', ['1.0.0', '2.0.0']],
  ])('have an entry for each version up to %s', (version, expected) => {
    const { text, vex } = write(vexWith([{}], { version, updated: '2026-02-01T00:00:00Z' }));
    const { document: written } = JSON.parse(text) as {
      readonly document: { readonly tracking: { readonly revision_history: readonly { readonly number: string }[] } };
    };
    expect(written.tracking.revision_history.map(({ number }) => number)).toEqual(expected);
    expect(vex.document.version).toBe(version);
  });

  it('go with an id that comes back', () => {
    const same = ['urn:test', 'https://example.com/vex/1', 'https://example.com#EX-1', 'https://example.com#a%20b%25'];
    for (const id of [...same, 'https://example.com#EX 1%', 'https://example.com#a%2Fb', 'https://example.com#urn:x'])
      expect(write(vexWith([{}], { id })).vex.document.id).toBe(id);
    expect(write(vexWith([{}], { id: 'EX 1%' })).vex.document.id).toBe('https://example.com#EX%201%25');
  });
});

const official = sharedData('suites/csaf/csaf-2.0.schema.json');

describe('the official schema', () => {
  it.skipIf(!official)('holds for what is written', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    const schema = JSON.parse(readFileSync(official ?? '', 'utf8')) as object;
    for (const version of ['2.0', '3.0', '3.1'])
      ajv.addSchema({
        $id: `https://www.first.org/cvss/cvss-v${version}.json`,
        properties: { version: { const: version } },
      });
    const validate = ajv.compile(schema);
    for (const vex of [vexOf(TYPICAL), vexWith([{ status: 'affected' }, NOT_AFFECTED])])
      expect(validate(JSON.parse(write(vex).text)) ? [] : validate.errors).toEqual([]);
  });
});
