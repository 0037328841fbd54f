import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS, type VexResult } from '@morel/model';
import { checkSchema } from '@morel/parse';
import { sharedData } from '@morel/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOpenVex } from './read.ts';
import { OPENVEX } from './schema.ts';

const TYPICAL = readFileSync(join(import.meta.dirname, 'fixtures/typical.openvex.json'), 'utf8');

function read(text: string): VexResult {
  return readOpenVex({ path: 'a.json', text });
}

/** The fixture with members of its first statement changed; undefined takes one out. */
function changed(
  statement: Readonly<Record<string, unknown>>,
  members: Readonly<Record<string, unknown>> = {},
): string {
  const whole = JSON.parse(TYPICAL) as { statements: object[] };
  const statements = whole.statements.map((known, at) => (at === 0 ? { ...known, ...statement } : known));
  return JSON.stringify({ ...whole, statements, ...members }, undefined, 2);
}

function refusal(text: string): string {
  const { vex, problems } = read(text);
  const fault = problems.find(({ code }) => PROBLEMS[code].effect !== 'note');
  return vex
    ? 'read'
    : `${fault?.code}: ${fault?.message} at ${text.slice(0, fault?.where?.span?.start).split('\n').length}`;
}

describe('an OpenVEX document', () => {
  it('is read with everything that it says', () => {
    const { vex, problems } = read(TYPICAL);
    expect(problems).toEqual([]);
    expect(vex?.document).toEqual({
      format: 'OpenVEX 0.2.0',
      id: 'https://example.com/vex/shop-1',
      version: '2',
      author: 'Example security team',
      role: 'Vendor',
      created: '2026-08-01T10:00:00Z',
      updated: '2026-08-02T10:00:00Z',
      tooling: 'by hand',
    });
    const [first, second, third] = vex?.statements ?? [];
    const { span, ...told } = first ?? {};
    expect(TYPICAL.slice(span?.start, span?.end)).toContain('zipObjectDeep is never called');
    expect(told).toEqual({
      id: 'https://example.com/vex/shop-1#a',
      version: 3,
      vulnerability: {
        ids: ['CVE-2020-8203', 'GHSA-p6mc-m468-83gw'],
        description: 'prototype pollution in zipObjectDeep',
        source: { url: 'https://example.com/advisories/1' },
      },
      products: [
        {
          identifiers: [{ kind: 'purl', value: 'pkg:npm/shop@1.0.0' }],
          hashes: [],
          parts: [
            { identifiers: [{ kind: 'purl', value: 'pkg:npm/lodash@4.17.15' }], hashes: [] },
            {
              identifiers: [
                { kind: 'other', value: 'https://example.com/parts/lodash' },
                { kind: 'purl', value: 'pkg:npm/lodash@4.17.15' },
                { kind: 'cpe', value: 'cpe:2.3:a:lodash:lodash:4.17.15:*:*:*:*:*:*:*' },
              ],
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
      supplier: 'Example',
      time: '2026-07-01T10:00:00+02:00',
    });
    expect(second).toMatchObject({
      status: 'affected',
      action: 'Move to 3.1.7.',
      actionTime: '2026-08-01T10:00:00Z',
    });
    expect(third).toMatchObject({ status: 'under_investigation', products: [] });
  });

  it.each([
    ['another context', changed({}, { '@context': 'https://example.com/ns' }), 'wrong-format: the file is no OpenVEX'],
    ['an older version', changed({}, { '@context': 'https://openvex.dev/ns/v0.0.1' }), 'unknown-format-version: '],
    ['a newer version', changed({}, { '@context': 'https://openvex.dev/ns/v0.3.0' }), 'unknown-format-version: '],
    ['no statements', changed({}, { statements: [] }), 'schema: statements must have 1 or more entries'],
    ['an unknown status', changed({ status: 'safe' }), 'schema: statements.0.status "safe" is none of'],
    ['an unknown member', changed({ products_: [] }), 'schema: statements.0.products_ is not allowed here'],
    [
      'not_affected without a reason',
      changed({ justification: undefined, impact_statement: undefined }),
      'schema: statements.0 has no "justification"',
    ],
    [
      'not_affected with an empty reason',
      changed({ justification: undefined, impact_statement: ' ' }),
      'schema: statements.0 is "not_affected" with an empty impact statement',
    ],
    ['affected without an action', changed({ status: 'affected' }), 'schema: statements.0 has no "action_statement"'],
    [
      'a time that is none',
      changed({ timestamp: 'yesterday' }),
      'schema: statements.0.timestamp "yesterday" is no date',
    ],
    ['a list', '[]', 'wrong-format: '],
    ['text', 'vex', 'syntax: '],
  ])('with %s is refused', (_, text, expected) => {
    expect(refusal(text)).toContain(expected);
  });

  it('is refused with the line of the statement that gives no reason', () => {
    expect(refusal(changed({ justification: undefined, impact_statement: '' }))).toMatch(/ at 11$/);
  });

  it('whose key stands twice is not taken as whole', () => {
    const text = TYPICAL.replace('"status": "affected"', '"status": "affected", "status": "fixed"');
    expect(read(text).problems.map(({ code }) => PROBLEMS[code].effect)).toContain('part');
  });

  it('that is cut off anywhere is refused', () => {
    const whole = TYPICAL.trimEnd();
    for (let end = 0; end < whole.length; end += 1) expect(read(whole.slice(0, end)).vex).toBeUndefined();
  });

  it('with very many statements is read whole', () => {
    const whole = JSON.parse(TYPICAL) as { readonly statements: readonly object[] };
    const ids = Array.from({ length: 10_000 }, (_, at) => `CVE-2026-${at}`);
    const statements = ids.map((name) => ({ ...whole.statements[2], vulnerability: { name } }));
    const { vex } = read(JSON.stringify({ ...whole, statements }, undefined, 1));
    expect(vex?.statements.every(({ span }) => span !== undefined)).toBe(true);
  });

  it('of any text is no reason to throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read(text).vex).toBeUndefined();
      }),
    );
    const value = fc.record({ '@context': fc.constant('https://openvex.dev/ns/v0.2.0'), statements: fc.jsonValue() });
    fc.assert(
      fc.property(value, (given) => {
        expect(read(JSON.stringify(given)).vex).toBeUndefined();
      }),
    );
  });
});

function fits(value: unknown): boolean {
  return checkSchema({ o: OPENVEX }, 'o', value).length === 0;
}

/** Without what says nothing about a value, in the words of draft 7. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) =>
      ['title', 'description', '$schema', '$id'].includes(key) && typeof member === 'string' ? undefined : member,
    ).replaceAll('$defs', 'definitions'),
  );
}

const official = sharedData('suites/openvex/openvex_json_schema.json');

describe('the schema', () => {
  it.skipIf(!official)('says what the official one says', () => {
    const schema = JSON.parse(readFileSync(official ?? '', 'utf8')) as object;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    expect(plain(OPENVEX)).toEqual(plain(schema));
    const whole = JSON.parse(TYPICAL) as object;
    expect([validate(whole), fits(whole)]).toEqual([true, true]);
    for (const key of Object.keys(whole)) {
      const less = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
      expect([key, fits(less)]).toEqual([key, validate(less)]);
    }
  });
});
