import { describe, expect, it } from 'vitest';
import { checkSchema } from './check-schema.ts';
import type { Schema } from './schema.ts';
import { pathText } from './schema-fault.ts';

const faults = (schema: Schema, value: unknown): string[] =>
  checkSchema({ main: schema, other: { definitions: { word: { type: 'string', minLength: 1 } } } }, 'main', value).map(
    ({ path, message }) => `${pathText(path)}: ${message}`,
  );

describe('a value against a JSON Schema', () => {
  it.each<[string, Schema, unknown, string[]]>([
    ['types', { type: 'string' }, 7, ['the document: must be string, and is number']],
    ['several types', { type: ['string', 'null'] }, null, []],
    ['integers', { type: 'integer' }, 1.5, ['the document: must be integer, and is number']],
    ['lists are no objects', { type: 'object' }, [], ['the document: must be object, and is array']],
    ['constants', { const: { a: 1 } }, { a: 1 }, []],
    ['enumerations', { enum: ['a', 'b'] }, 'c', ['the document: "c" is none of "a", "b"']],
    ['required members', { required: ['a'] }, {}, ['the document: has no "a"']],
    ['an inherited name is no member', { required: ['toString'] }, {}, ['the document: has no "toString"']],
    ['members', { properties: { a: { type: 'string' } } }, { a: 1 }, ['a: must be string, and is number']],
    ['members that are not allowed', { additionalProperties: false }, { b: 1 }, ['b: is not allowed here']],
    ['members by pattern', { patternProperties: { '^x-': true }, additionalProperties: false }, { 'x-a': 1 }, []],
    ['entries', { items: { type: 'number' } }, [1, 'a'], ['1: must be number, and is string']],
    [
      'entries by position',
      { items: [{ type: 'number' }], additionalItems: false },
      [1, 2],
      ['1: is not allowed here'],
    ],
    [
      'unique entries',
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      ['the document: holds the same entry twice'],
    ],
    ['lengths', { minLength: 1 }, '', ['the document: must not be empty']],
    ['patterns', { pattern: '^a+$' }, 'ab', ['the document: "ab" does not have the form ^a+$']],
    [
      'texts that are too long for a pattern',
      { pattern: '^(ab|-ab)*$' },
      'ab'.repeat(5_000_000),
      ['the document: must have no more than 100000 characters'],
    ],
    ['bounds', { maximum: 10 }, 11, ['the document: must not be above 10']],
    ['references', { properties: { a: { $ref: 'other#/definitions/word' } } }, { a: '' }, ['a: must not be empty']],
    ['not', { not: { required: ['a'] } }, { a: 1 }, ['the document: holds what it must not hold']],
    [
      'one of several, not two',
      { oneOf: [{ type: 'string' }, { minLength: 1 }] },
      'a',
      ['the document: fits more than one of the forms that exclude each other'],
    ],
    [
      'the form that came furthest speaks',
      { anyOf: [{ type: 'string' }, { properties: { a: { properties: { b: { type: 'string' } } } } }] },
      { a: { b: 1 } },
      ['a.b: must be string, and is number'],
    ],
    [
      'conditions',
      { if: { properties: { a: { const: 1 } } }, else: { required: ['c'] } },
      { a: 2 },
      ['the document: has no "c"'],
    ],
  ])('%s', (_, schema, value, expected) => expect(faults(schema, value)).toEqual(expected));

  it.each([
    ['date-time', '2026-02-28T23:59:60Z', true],
    ['date-time', '2026-02-29T00:00:00Z', false],
    ['date-time', '2020-04-13', false],
    ['date-time', '2020-04-13T20:20:39+00:00', true],
    ['email', 'a@example.com', true],
    ['idn-email', 'nobody', false],
    ['uri', 'https://example.com/a', true],
    ['uri', 'example.com', false],
    ['iri-reference', '#a', true],
    ['iri-reference', 'a b', false],
    ['something else', 'anything', true],
  ])('format %s: %j is one: %s', (format, text, expected) =>
    expect(faults({ format }, text).length === 0).toBe(expected),
  );

  it('ends where a schema refers to itself without end', () => {
    const loop: Schema = { $ref: 'main' };
    expect(checkSchema({ main: loop }, 'main', 1)).toHaveLength(1);
  });

  it('gives no more faults than a message can use', () => {
    expect(
      faults(
        { items: { type: 'string' } },
        Array.from({ length: 100 }, () => 1),
      ).length,
    ).toBe(20);
  });
});
