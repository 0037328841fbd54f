import { asObject } from '@morel/parse';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCsafCheck } from './check.ts';
import { sampleCsaf } from './testing/sample-document.ts';

const checkCsaf = await loadCsafCheck();

function whole(changes: Readonly<Record<string, unknown>>): readonly string[] {
  return checkCsaf(sampleCsaf(changes)).map(({ test, message }) => `${test} ${message}`);
}

describe('a check of a CSAF document', () => {
  it('finds nothing in a document that is right', () => expect(checkCsaf(sampleCsaf())).toEqual([]));

  it('stops at a document that is not built as one', () => {
    expect(whole({ 'document.tracking': undefined, 'vulnerabilities.0.cve': 'CVE-1' })).toEqual([
      'schema has no "tracking"',
      'schema "CVE-1" does not have the form ^CVE-[0-9]{4}-[0-9]{4,}$',
    ]);
  });

  it('gives errors before notes', () => {
    const severities = checkCsaf(
      sampleCsaf({
        'document.lang': undefined,
        'document.tracking.version': '9',
        'vulnerabilities.0.cwe.id': 'CWE-99999',
      }),
    ).map(({ severity }) => severity);
    expect(severities).toEqual(['error', 'note', 'note']);
  });

  it('names some faults of a kind, and says that there are more', () => {
    const faults = whole({ 'vulnerabilities.0.product_status.fixed': Array.from({ length: 50 }, (_, at) => `x${at}`) });
    expect(faults.filter((fault) => fault.startsWith('6.1.1 ')).length).toBe(21);
    expect(faults).toContain('6.1.1 has further faults of test 6.1.1');
  });

  it('names members that do not stand in order', () => {
    const { document, ...rest } = asObject(sampleCsaf()) ?? {};
    expect(checkCsaf({ ...rest, document })).toEqual([
      { test: '6.2.13', severity: 'note', path: ['document'], message: 'stands behind "vulnerabilities"' },
    ]);
  });

  it('refuses groups that stand for more products than can be looked at', () => {
    const ids = Array.from({ length: 30_000 }, (_, at) => `p${at}`);
    const threats = Array.from({ length: 1000 }, () => ({ category: 'impact', details: '.', group_ids: ['shops'] }));
    expect(whole({ 'product_tree.product_groups.0.product_ids': ids, 'vulnerabilities.0.threats': threats })).toEqual([
      'schema is one group too many: more than 2000000 products are not read',
    ]);
  });
});

describe('hostile documents', () => {
  it('of any form are checked without a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(checkCsaf(value)).not.toEqual([]);
      }),
    );
  });

  it('with any value anywhere are checked without a throw', () => {
    const places = [...placesOf(sampleCsaf(), [])];
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('', 'CVE-2020-1000', 'shop-1', '__proto__', '1.0.0-a+b', '2026-01-01T00:00:60Z', 'constructor'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), value, (place, changed) => {
        expect(() => checkCsaf(sampleCsaf({ [place]: changed }))).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('that are nested deep are refused', () => {
    expect(whole({ product_tree: nested(3000) })).toEqual(['schema is nested more than 200 levels deep']);
    expect(whole({ product_tree: nested(90) })[0]).toMatch(/^schema must have 3/);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['notes', { 'document.notes': many(100_000, () => ({ category: 'other', text: '.' })) }],
    ['unknown members', { extra: Object.fromEntries(many(50_000, (at) => [`x${at}`, [at]])) }],
    ['relationships in a chain', { 'product_tree.relationships': many(30_000, (at) => related(at, at + 1)) }],
    [
      'relationships in a circle',
      { 'product_tree.relationships': many(30_000, (at) => related(at, (at + 1) % 30_000)) },
    ],
    [
      'relationships in layers',
      { 'product_tree.relationships': many(30_000, (at) => related(at >> 1, (at >> 1) + 1)) },
    ],
    ['vulnerabilities', { vulnerabilities: many(30_000, (at) => ({ cve: `CVE-2020-${10_000 + at}` })) }],
    ['products', { 'vulnerabilities.0.product_status.known_affected': many(100_000, (at) => `p${at}`) }],
    ['revisions', { 'document.tracking.revision_history': many(30_000, (at) => revision(at)) }],
    ['a long tag', { 'document.lang': `en${'-abcde'.repeat(1_000_000)}` }],
    ['a long version', { 'document.tracking.version': `1.0.0-${'a.'.repeat(3_000_000)}a` }],
    [
      'a long name of a platform',
      { 'product_tree.full_product_names.0.product_identification_helper.cpe': `cpe:2.3:a${':-'.repeat(3_000_000)}"` },
    ],
    ['a long vector', { 'vulnerabilities.0.scores.0.cvss_v3.vectorString': `CVSS:3.1${'/AV:N'.repeat(3_000_000)}` }],
  ])('with many or long parts are checked in no time: %s', (_, changes) => {
    const document = sampleCsaf(changes);
    const started = process.cpuUsage();
    expect(() => checkCsaf(document)).not.toThrow();
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10);
  });
});

/** Branches in branches. */
function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1)
    value = { branches: [{ category: 'vendor', name: 'a', ...asObject(value) }] };
  return value;
}

function* placesOf(value: unknown, path: readonly string[]): Generator<string> {
  if (path.length > 0) yield path.join('.');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* placesOf(member, [...path, key]);
}

function many<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function related(from: number, to: number): unknown {
  return {
    category: 'installed_on',
    full_product_name: { name: 'a', product_id: `r${from}` },
    product_reference: `r${to}`,
    relates_to_product_reference: 'lodash',
  };
}

function revision(at: number): unknown {
  return { date: '2026-01-01T00:00:00Z', number: String(at + 1), summary: '.' };
}
