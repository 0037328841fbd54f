import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestWord } from './suggest.ts';

describe('nearestWord', () => {
  const known = ['rules', 'paths', 'exceptions', 'fail-on', 'known-vulnerability', 'malware'];

  it.each([
    ['ruels', 'rules'],
    ['rule', 'rules'],
    ['Rules', 'rules'],
    ['execptions', 'exceptions'],
    ['failon', 'fail-on'],
    ['fail_on', 'fail-on'],
    ['known-vulnerabilities', 'known-vulnerability'],
    ['malwear', 'malware'],
    ['wholly-different', undefined],
    ['x', undefined],
    ['', undefined],
    ['r'.repeat(1000), undefined],
  ])('%s may mean %s', (word, expected) => {
    expect(nearestWord(word, known)).toBe(expected);
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'abcd', 1],
    ['abc', 'xbc', 1],
    ['kitten', 'sitting', 3],
  ])('of %s and %s is %i', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected);
  });

  it('is the same both ways and zero only for equal words', () => {
    const words = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
