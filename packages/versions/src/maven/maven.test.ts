import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance, versSuite } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: ['', ' ', '1 0', '[1.0]', '(,1.0]', '1.0,2.0', '${revision}', 'LATEST', 'release', '1.*', 'a'.repeat(301)],
});

/** Pairs that the suite orders as Maven up to 3.8 did. */
const ZEROS = '3.9 drops zeros before a word: `2.0.a` is `2-a`';

versSuite(order, {
  scheme: 'maven',
  cases: 977,
  wrong: new Map(['2-1 2.0.a', '2-1 2.0.0.a', '2.0.0.a 2.0.a'].map((pair) => [pair, ZEROS])),
});

describe('ranges', () => {
  it.each([
    ['1.0', '1.0', true],
    ['1.0.0', '1.0', true],
    ['1.1', '1.0', false],
    ['1.0', '[1.0]', true],
    ['1.5', '[1.0,2.0)', true],
    ['2.0', '[1.0,2.0)', false],
    ['1.0', '(1.0,)', false],
    ['9', '(1.0,)', true],
    ['1.0', '(,1.0]', true],
    ['1.1', '(,1.0], [1.2,)', false],
    ['1.3', '(,1.0], [1.2,)', true],
    ['1.0-rc1', '[1.0,)', false],
    ['3', 'LATEST', true],
  ])('%s in %j: %s', (version, range, expected) => {
    const parsed = order.parse(version);
    expect(parsed && order.satisfies(parsed, range)).toBe(expected);
  });

  it.each(['', '[1.0', '[2.0,1.0]', '[1,2,3]', '(1.0)', '[]', '[1.0]x', '1.0 2.0', '[${x},)', '('.repeat(5000)])(
    'does not take %j for a range',
    (range) => {
      const parsed = order.parse('1');
      expect(parsed && order.satisfies(parsed, range)).toBeUndefined();
      expect(order.pinning(range)).toBeUndefined();
    },
  );

  it.each([
    ['1.0', 'exact'],
    ['[1.0]', 'exact'],
    ['[1.0,2.0)', 'bounded'],
    ['(,1.0],[1.2,)', 'open'],
    ['RELEASE', 'open'],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});
