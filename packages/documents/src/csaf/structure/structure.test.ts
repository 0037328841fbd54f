import { readFileSync } from 'node:fs';
import { unknownKeywords, type Schema } from '@morel/parse';
import { sharedData } from '@morel/testkit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CPE } from './cpe.ts';
import { CSAF } from './schema.ts';

const official = sharedData('suites/csaf/csaf-2.0.schema.json');

/** Words of a schema that say nothing about a value; below `properties` and `$defs` the same words are names. */
const SILENT = new Set(['title', 'description', 'examples', 'default', '$schema', '$id']);

function bare(schema: unknown, names = false): unknown {
  if (Array.isArray(schema)) return schema.map((part: unknown) => bare(part));
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).filter(([word]) => names || !SILENT.has(word));
  return Object.fromEntries(
    members.map(([word, value]) => [word, bare(value, !names && (word === 'properties' || word === '$defs'))]),
  );
}

/** Where ours says something else than the official schema, on purpose. */
function withOurs(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === 'cvss_v2' || key === 'cvss_v3') return { type: 'object' };
    return key === 'cpe' ? { ...(value as Schema & object), pattern: CPE } : value;
  });
}

describe('the schema of CSAF', () => {
  it.skipIf(!official)('says what the official one says', () => {
    expect(CSAF).toEqual(bare(withOurs(readFileSync(official ?? '', 'utf8'))));
  });

  it('says nothing that the check passes over', () => {
    expect(unknownKeywords(CSAF)).toEqual([]);
  });
});

describe('the form of CPE names', () => {
  const pattern = new RegExp(CPE, 'u');
  const part = fc.stringMatching(/^[a?*\\:!-]{0,4}$/);
  const name = fc
    .tuple(fc.constantFrom('cpe:2.3:', 'CPE:/', 'cpe:/', 'x', ''), fc.array(part, { maxLength: 12 }))
    .map(([start, parts]) => start + ['a', ...parts].join(':'));

  it.skipIf(!official)('fits the same texts as in the official schema', () => {
    const schema = JSON.parse(readFileSync(official ?? '', 'utf8')) as {
      $defs: { full_product_name_t: { properties: Record<string, { properties: { cpe: { pattern: string } } }> } };
    };
    const helper = schema.$defs.full_product_name_t.properties['product_identification_helper'];
    const theirs = new RegExp(helper?.properties.cpe.pattern ?? '', 'u');
    const good = fc.constantFrom(
      'cpe:2.3:a:x:y:1:*:-:*:*:*:*:*',
      'cpe:2.3:a:??x:y\\!*:1:*:-:de-AT:*:*:*:*',
      'cpe:2.3:a:-:-:-:-:-:-:-:-:-:-',
      'cpe:2.3:a:x:y:1:*:-:123:*:*:*:*',
      'cpe:/a:x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          name,
          good,
          fc.tuple(good, part).map(([a, b]) => a + b),
        ),
        (text) => {
          expect(pattern.test(text)).toBe(theirs.test(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is told in no time, however a text is made', () => {
    const started = process.cpuUsage();
    for (const hostile of ['-', 'a', '?a?', '*a*', '\\!', 'a'.repeat(20_000), '?'.repeat(20_000)])
      pattern.test(`cpe:2.3:a${`:${hostile}`.repeat(5)}:-${`:${hostile}`.repeat(4)}`.slice(0, -1) + '"');
    pattern.test('cpe:/'.repeat(20_000));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(2);
  });
});
