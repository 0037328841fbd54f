import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob } from './compile-glob.ts';

const cases: [pattern: string, matched: string[], not: string[]][] = [
  ['a/b.lock', ['a/b.lock'], ['b.lock', 'a/b.locks', 'x/a/b.lock', 'a/bxlock']],
  ['*.lock', ['a.lock', '.lock'], ['a/b.lock', 'a.lock/b']],
  ['a/*/c', ['a/b/c'], ['a/c', 'a/b/b/c']],
  ['a?c', ['abc', 'a🍄c'], ['ac', 'a/c', 'abbc']],
  ['**', ['a', 'a/b/c', ''], []],
  ['**/a', ['a', 'b/a', 'b/c/a'], ['ba', 'a/b']],
  ['a/**', ['a/b', 'a/b/c'], ['a', 'ab', 'b/a/c']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb', 'a/b/c']],
  ['a**b', ['ab', 'axxb'], ['a/b']],
  ['{a,b*}/c', ['a/c', 'bx/c'], ['c', 'x/c', 'a,b/c']],
  ['x{,y}', ['x', 'xy'], ['x,']],
  ['**/{test,tests}/**', ['test/a', 'a/tests/b/c'], ['test', 'atest/b']],
  ['{a', ['{a'], ['a']],
  ['a}', ['a}'], ['a']],
  ['{{a,b}}', ['{a}', '{b}'], ['a']],
  ['', [''], ['a']],
  ['A', ['A'], ['a']],
  ['a.b+(c)[d]$', ['a.b+(c)[d]$'], ['axb']],
];

describe('a pattern', () => {
  it.each(cases)('%j means %j and not %j', (pattern, matched, not) => {
    const isMeant = compileGlob(pattern);
    expect(matched.filter((path) => !isMeant(path))).toEqual([]);
    expect(not.filter(isMeant)).toEqual([]);
  });

  it('without wildcards means itself alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, path) => {
        fc.pre(!/[*?{}]/.test(pattern));
        expect(compileGlob(pattern)(pattern)).toBe(true);
        expect(compileGlob(pattern)(path)).toBe(path === pattern);
      }),
    );
  });

  it('means what the same pattern as a regular expression does', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '?', '**/');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 7 }),
        (pieces, path) => {
          const pattern = pieces.join('');
          expect(compileGlob(pattern)(path)).toBe(toRegExp(pattern).test(path));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

it('takes linear time on patterns that make a backtracking matcher try every split', () => {
  expect(compileGlob(`${'*a'.repeat(50)}b`)('a'.repeat(2000))).toBe(false);
  expect(compileGlob(`${'**/'.repeat(50)}b`)('a/'.repeat(1000))).toBe(false);
  expect(compileGlob(`${'{a,aa}'.repeat(200)}b`)('a'.repeat(400))).toBe(false);
  expect(compileGlob('{'.repeat(100_000))('{'.repeat(99_999))).toBe(false);
});

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/(?<=^|\/)\*{2,}\//g, '<folders>')
    .replaceAll(/(?<=^|\/|<folders>)\*{2,}$/g, '<all>')
    .replaceAll(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('<folders>', '(?:.*/)?')
    .replaceAll('<all>', '.*');
  return new RegExp(`^${source}$`);
}
