import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJson } from './read-json.ts';
import { readJsonc } from './read-jsonc.ts';

it.each([
  ['// first\n{"a": 1, /* b */ "c": [2,],} // last', { a: 1, c: [2] }],
  ['{"url": "https://x/*y*/", "b": "a,]"}', { url: 'https://x/*y*/', b: 'a,]' }],
  ['[1, // one\r\n 2 /* two */ , // three\r\n]', [1, 2]],
  ['[1 /**/]', [1]],
  ['/* "a" \n */ "b"', 'b'],
  ['[1]//', [1]],
])('reads %j', (text, value) => {
  expect(readJsonc(text, 'bun.lock')).toMatchObject({ value, problems: [] });
});

it.each([
  ['{"a": 1,,}', 1, 9],
  ['[,]', 1, 2],
  ['{,}', 1, 2],
  ['{"a":,}', 1, 6],
  ['[1, /* open', 1, 5],
  ['[1] /', 1, 5],
  ['// only a comment', 1, 1],
])('refuses %j where it goes wrong', (text, line, column) => {
  const { value, problems } = readJsonc(text, 'bun.lock');
  expect(value).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'syntax', where: { path: 'bun.lock', span: { line, column } } }]);
});

it('keeps the offsets of the text as written', () => {
  const text = '{\n  // about a\n  "a": 1, /* and b */\n  "b": 2,\n}';
  const span = readJsonc(text, 'bun.lock').span('b');
  expect(text.slice(span?.start, span?.end)).toBe('"b": 2');
});

it('reads all JSON as the strict reader does', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(readJsonc(json, 'a').value).toEqual(readJson(json, 'a').value);
    }),
  );
});

it('never throws', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', '1', '/', '*', '//', '/*', '*/', '\n', ' ');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(readJsonc(pieces.join(''), 'a')).toHaveProperty('problems');
    }),
  );
});
