import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS, type VexResult } from '@morel/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';
import { loadCsafReader } from './read.ts';

const { read: readCsaf } = await loadCsafReader();

const TYPICAL = readFileSync(join(import.meta.dirname, 'fixtures/typical.csaf.json'), 'utf8');

function read(text: string): VexResult {
  return readCsaf({ path: 'a.json', text });
}

/** Members to change, `undefined` to take out; objects within objects are changed in the same way. */
interface Change {
  readonly [key: string]: unknown;
}

function changed(value: unknown, change: unknown): unknown {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return change;
  if (Array.isArray(value))
    return value.map((item, at) => (at in change ? changed(item, (change as Change)[at]) : item));
  const whole = value as Change;
  const members = Object.entries(change).map(([key, member]) => [key, changed(whole[key], member)] as const);
  return { ...whole, ...Object.fromEntries(members) };
}

/** The fixture with members changed. */
function typicalWith(change: Change): string {
  return JSON.stringify(changed(JSON.parse(TYPICAL), change), undefined, 2);
}

function lineOf(text: string, offset = 0): number {
  return text.slice(0, offset).split('\n').length;
}

/** The first fault with its line, or the codes of notes. */
function verdict(text: string): string {
  const { vex, problems } = read(text);
  const fault = problems.find(({ code }) => PROBLEMS[code].effect !== 'note');
  if (fault) return `${fault.code}: ${fault.message} at ${lineOf(text, fault.where?.span?.start)}`;
  return [vex ? 'read' : 'lost', ...problems.map(({ code, message }) => `${code}: ${message}`)].join(' ');
}

const purl = (value: string): { kind: 'purl'; value: string } => ({ kind: 'purl', value });

describe('a CSAF document', () => {
  it('is read with what it says about itself', () => {
    const { vex, problems } = read(TYPICAL);
    expect(problems).toEqual([]);
    expect(vex?.document).toEqual({
      format: 'CSAF 2.0',
      id: 'https://example.com#EX-2026-1',
      version: '2',
      title: 'What concerns the shop',
      author: 'Example security team',
      publisher: { namespace: 'https://example.com', category: 'vendor', contact: 'security@example.com' },
      created: '2026-08-01T10:00:00Z',
      updated: '2026-08-02T10:00:00Z',
      tooling: 'by hand 1',
    });
  });

  it('makes a statement of products of which the same is said', () => {
    const [first, second] = read(TYPICAL).vex?.statements ?? [];
    const { span, ...told } = first ?? {};
    expect(TYPICAL.slice(span?.start, span?.end)).toBe('"lodash-in-shop"');
    const shop = { identifiers: [purl('pkg:npm/shop@1.0.0')], hashes: [] };
    expect(told).toEqual({
      vulnerability: {
        ids: ['CVE-2020-8203', 'GHSA-p6mc-m468-83gw'],
        description: 'prototype pollution in zipObjectDeep',
        cwes: [770],
        links: [{ url: 'https://example.com/advisories/1', title: 'Advisory' }],
      },
      products: [
        {
          ...shop,
          parts: [
            {
              identifiers: [purl('pkg:npm/lodash@4.17.15')],
              hashes: [
                {
                  algorithm: 'sha-256',
                  value: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
                },
              ],
            },
          ],
        },
      ],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      impact: 'zipObjectDeep is never called',
      notes: 'looked at each call of lodash',
      time: '2026-07-01T10:00:00+02:00',
    });
    expect(second).toMatchObject({
      products: [{ ...shop, parts: [{ identifiers: [purl('pkg:npm/minimist@1.2.0')] }] }],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
    });
    expect(second).not.toHaveProperty('impact');
  });

  it('is read with what to do, and states nothing where it recommends', () => {
    const [, , fixed, affected, open, ...more] = read(TYPICAL).vex?.statements ?? [];
    expect(fixed).toMatchObject({ status: 'fixed', products: [{ identifiers: [purl('pkg:npm/shop@1.0.1')] }] });
    expect(affected).toMatchObject({
      status: 'affected',
      action: 'Move to 1.0.1. (https://example.com/shop/1.0.1)',
      actionTime: '2026-08-02T09:00:00Z',
      responses: ['update', 'workaround_available'],
      workaround: 'Turn the upload off.',
      vulnerability: {
        ratings: [
          {
            method: 'CVSSv31',
            score: 9.8,
            severity: 'critical',
            vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
          },
        ],
      },
    });
    expect(open).toMatchObject({
      status: 'under_investigation',
      vulnerability: { ids: ['EX-7'], source: { name: 'Example' } },
    });
    expect(more).toEqual([]);
  });

  it.each<[string, Change, string]>([
    ['a member of the wrong type', { document: { title: 1 } }, 'schema: document.title'],
    ['another version', { document: { csaf_version: '2.1' } }, 'unknown-format-version: CSAF "2.1"'],
    ['no version', { document: { csaf_version: undefined } }, 'wrong-format: the file is no CSAF document'],
    [
      'the status of a draft',
      { document: { tracking: { status: 'draft' } } },
      'stated-incomplete: the document is a draft',
    ],
    [
      'no vulnerabilities',
      { document: { category: 'csaf_base' }, vulnerabilities: undefined },
      'wrong-format: the document states',
    ],
    [
      'only recommended products',
      { document: { category: 'csaf_base' }, vulnerabilities: [{ product_status: { recommended: ['shop-1'] } }] },
      'wrong-format: the document states',
    ],
  ])('with %s is refused', (_, change, expected) => {
    expect(verdict(typicalWith(change))).toContain(expected);
  });

  it.each([
    ['a list', '[]', 'wrong-format: '],
    ['text', 'csaf', 'syntax: '],
    ['another object', '{"document": {"title": "x"}}', 'wrong-format: '],
  ])('that is %s is refused', (_, text, expected) => {
    expect(verdict(text)).toContain(expected);
  });

  it.each(['csaf_security_advisory', 'csaf_base', 'Example Security Advisory'])(
    'of the category %s is read too',
    (category) => {
      expect(verdict(typicalWith({ document: { category } }))).toMatch(/^read/);
    },
  );

  it('whose key stands twice is not taken as whole', () => {
    const text = TYPICAL.replace(
      '"under_investigation": [',
      '"under_investigation": ["lodash"], "under_investigation": [',
    );
    expect(read(text).problems.map(({ code }) => PROBLEMS[code].effect)).toContain('part');
  });

  it('that is cut off anywhere is refused', () => {
    const whole = TYPICAL.trimEnd();
    for (let end = 0; end < whole.length; end += 1) expect(read(whole.slice(0, end)).vex).toBeUndefined();
  });

  it('of any text is no reason to throw', () => {
    const leaves = fc.oneof(fc.jsonValue(), fc.constantFrom('shop-1', 'lodash-in-shop', '\uD800', '__proto__'));
    const value = JSON.parse(TYPICAL) as { readonly vulnerabilities: readonly object[] };
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read(text).vex).toBeUndefined();
      }),
    );
    const members = fc.record(
      { product_tree: leaves, vulnerabilities: leaves, document: leaves },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(members, (given) => {
        expect(Array.isArray(read(JSON.stringify({ ...value, ...given })).problems)).toBe(true);
      }),
    );
  });
});

/** The fixture with this in the place of members of its second vulnerability. */
function secondWith(change: Change, more: Change = {}): string {
  return typicalWith({ ...more, vulnerabilities: changedEntry(1, change) });
}

/** A change of one entry of the vulnerabilities. */
function changedEntry(at: number, change: Change): unknown {
  const whole = JSON.parse(TYPICAL) as { readonly vulnerabilities: readonly unknown[] };
  return whole.vulnerabilities.map((entry, position) => (position === at ? changed(entry, change) : entry));
}

const ADVISORY = { document: { category: 'csaf_security_advisory' } };
const SHOP_STATUS = { recommended: undefined, first_fixed: undefined, known_affected: undefined };

describe('a mandatory test of CSAF', () => {
  it.each<[string, string, string]>([
    [
      '1',
      secondWith({ product_status: { first_fixed: ['nowhere'] } }),
      'vulnerabilities.1.product_status.first_fixed.0',
    ],
    [
      '2',
      typicalWith({
        product_tree: {
          full_product_names: ['lodash', 'minimist', 'lodash'].map((id) => ({ name: id, product_id: id })),
        },
      }),
      'product_tree.full_product_names',
    ],
    [
      '4',
      typicalWith({
        vulnerabilities: changedEntry(0, { flags: [{ label: 'component_not_present', group_ids: ['nowhere'] }] }),
      }),
      'vulnerabilities.0.flags.0.group_ids.0',
    ],
    ['6', secondWith({ product_status: { first_fixed: ['shop-1'] } }), 'vulnerabilities.1.product_status'],
    ['23', secondWith({ cve: 'CVE-2020-8203' }), 'vulnerabilities.1.cve'],
    [
      '27.9',
      typicalWith({ vulnerabilities: changedEntry(0, { flags: undefined }) }),
      'vulnerabilities.0.product_status.known_not_affected.1',
    ],
  ])('6.1.%s that bears on what is stated has to pass', (test, text, place) => {
    expect(verdict(text)).toMatch(new RegExp(`^schema: ${place}.*test 6\\.1\\.${test}\\) at \\d`));
  });

  it.each<[string, string]>([
    ['8', secondWith({ scores: [{ products: ['shop-1'], cvss_v3: { version: '3.1' } }] })],
    ['9', TYPICAL.replace('"baseScore": 9.8', '"baseScore": 9.1')],
    ['11', TYPICAL.replace('"name": "Allocation of', '"name": "Location of')],
    ['11', TYPICAL.replace(/"id": "CWE-\d+"/, '"id": "CWE-99999"')],
    ['16', typicalWith({ document: { tracking: { version: '3' } } })],
    ['27.10', secondWith({ remediations: undefined })],
    [
      '29',
      secondWith({
        remediations: [
          { category: 'vendor_fix', details: 'a', product_ids: ['shop-1'] },
          { category: 'vendor_fix', details: 'b' },
        ],
      }),
    ],
  ])('6.1.%s that does not bear on it is noted where it fails', (test, text) => {
    expect(verdict(text)).toMatch(new RegExp(`^read not-judged: .*test 6\\.1\\.${test}\\)`));
  });
});

describe('a product that is not affected', () => {
  const status = { ...SHOP_STATUS, known_not_affected: ['shop-1'] };
  const reasons = (threats: readonly Change[] | undefined): (readonly [unknown, unknown])[] =>
    (read(secondWith({ product_status: status, threats, flags: undefined }, ADVISORY)).vex?.statements ?? [])
      .filter(({ vulnerability }) => vulnerability.ids[0] === 'CVE-2026-1000')
      .map(({ justification, impact }) => [justification, impact]);
  const impact = { category: 'impact', details: 'never called' };

  it.each<[string, readonly Change[] | undefined, unknown]>([
    ['none', undefined, undefined],
    ['one of its own', [{ ...impact, product_ids: ['shop-1'] }], 'never called'],
    [
      'several',
      [
        { ...impact, product_ids: ['shop-1'] },
        { ...impact, details: 'off', product_ids: ['shop-1'] },
      ],
      'never called; off',
    ],
    ['one of another product', [{ ...impact, product_ids: ['lodash'] }], undefined],
    ['one of no product', [impact], undefined],
    ['a rating', [{ ...impact, details: 'Moderate', product_ids: ['shop-1'] }], undefined],
    ['a rating with a word before it', [{ ...impact, details: 'Severity: High.', product_ids: ['shop-1'] }], undefined],
    ['nothing that can be seen', [{ ...impact, details: ' \u200B.', product_ids: ['shop-1'] }], undefined],
    ['another threat', [{ ...impact, category: 'exploit_status', product_ids: ['shop-1'] }], undefined],
  ])('outside of VEX documents is read with %s for a reason', (_, threats, expected) => {
    expect(reasons(threats)).toEqual([[undefined, expected]]);
  });

  it.each([
    ['the earliest of its reasons', ['2026-07-03T00:00:00Z', '2026-07-02T00:00:00Z'], '2026-07-02T00:00:00Z'],
    ['none after the last change', ['2099-01-01T00:00:00Z', '2026-07-02T00:00:00Z'], '2026-07-02T00:00:00Z'],
    ['none, where none is before', ['2099-01-01T00:00:00Z'], undefined],
  ])('has the time of %s', (_, dates, expected) => {
    const threats = dates.map((date) => ({ ...impact, date, product_ids: ['shop-1'] }));
    const { vex } = read(secondWith({ product_status: status, threats }, ADVISORY));
    const found = vex?.statements.find(({ vulnerability }) => vulnerability.ids[0] === 'CVE-2026-1000');
    expect(found?.time).toBe(expected);
  });
});

describe('a vulnerability', () => {
  const idsOf = (change: Change): (readonly [string, readonly string[]])[] =>
    (read(secondWith(change, ADVISORY)).vex?.statements ?? [])
      .filter(({ vulnerability }) => vulnerability.ids.some((id) => /2026-1000|GHSA/.test(id)))
      .map(({ status, vulnerability }) => [status, vulnerability.ids]);
  const lists = { ...SHOP_STATUS, first_fixed: ['shop-1'], known_affected: ['lodash'] };
  const [first, second] = ['CVE-2026-1000', 'CVE-2026-2000'].map((text) => ({ system_name: 'x', text }));
  const ghsa = { system_name: 'x', text: 'GHSA-0000-0000-0000' };

  it.each<[string, Change, readonly string[]]>([
    ['of another CVE beside its own', { ids: [second, ghsa] }, ['CVE-2026-1000', 'GHSA-0000-0000-0000']],
    ['of two CVEs', { cve: undefined, ids: [first, second, ghsa] }, ['GHSA-0000-0000-0000']],
    ['of one CVE', { cve: undefined, ids: [first, ghsa] }, ['CVE-2026-1000', 'GHSA-0000-0000-0000']],
  ])('%s is silenced by ids that surely mean it', (_, change, expected) => {
    const told = idsOf({ ...change, product_status: lists });
    expect(told.find(([status]) => status === 'fixed')?.[1]).toEqual(expected);
  });

  it('is taken back by all of its ids', () => {
    const told = idsOf({ ids: [second], product_status: lists });
    expect(told.find(([status]) => status === 'affected')?.[1]).toEqual(['CVE-2026-1000', 'CVE-2026-2000']);
  });

  it('with a list of products that CSAF does not know is refused', () => {
    expect(verdict(secondWith({ product_status: { ...lists, Known_Affected: ['shop-1'] } }))).toContain(
      'schema: vulnerabilities.1.product_status has "Known_Affected"',
    );
  });
});

describe('the reader', () => {
  it('tells what no statement has a place for', () => {
    const { lost } = read(typicalWith({ document: { lang: 'en' } }));
    expect(lost?.map(({ field }) => field)).toEqual([
      'document.lang',
      'document.tracking.revision_history',
      'vulnerabilities.1.product_status.recommended',
    ]);
  });

  it('is the one that the format names', async () => {
    const named = await document.vexReaders?.[0]?.load();
    expect(await named?.read({ path: 'a.json', text: TYPICAL })).toEqual(read(TYPICAL));
  });
});
