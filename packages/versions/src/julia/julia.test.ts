import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: ['', ' ', 'v', '1.', '1.2.3.4', '1..2', '1.0.0-a..b', '1.0 ', '1.0.0_1', '^1.0', '1.0.0+a+b', 'toString'],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('compat entries', () => {
  it.each([
    ['1.9.9', '1.2.3', true],
    ['1.2.2', '1.2.3', false],
    ['2.0.0', '^1.2', false],
    ['0.2.9', '0.2.3', true],
    ['0.3.0', '0.2.3', false],
    ['0.0.3', '0.0.3', true],
    ['0.0.4', '0.0.3', false],
    ['0.0.9', '0.0', true],
    ['0.1.0', '0.0', false],
    ['0.9.0', '0', true],
    ['1.2.9', '~1.2.3', true],
    ['1.3.0', '~1.2', false],
    ['1.9.0', '~1', true],
    ['2.1.0', '1.2, 2', true],
    ['0.5.0', '0.4, 0.6', false],
    ['1.2.0', '=1.2', true],
    ['1.2.1', '= 1.2', false],
    ['9.0.0', '>= 1.2', true],
    ['1.1.9', '≥1.2', false],
    ['1.1.9', '< 1.2', true],
    ['1.2.0', '<1.2', false],
    ['1.4.9', '1.2 - 1.4', true],
    ['1.5.0', '1.2 - 1.4', false],
    ['1.1.9', '1.2 - 1.4', false],
    ['1.2.3+4', '=1.2.3', true],
    ['1.2.0-rc1', '1.2', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each(['', ',', '1.2,', '*', '>1.2', '<=1.2', '1.2-1.4', '1.2.3-rc1', '0.0.0', '<0', '1.x', '!=1', '1.2 1.3'])(
    'does not take %j for one',
    (range) => {
      expect(satisfies('1.0.0', range)).toBeUndefined();
      expect(order.pinning(range)).toBeUndefined();
    },
  );

  it.each([
    ['=1.2.3', 'exact'],
    ['=1.2.3, =1.2.4', 'bounded'],
    ['1.2', 'bounded'],
    ['<2', 'bounded'],
    ['1.2 - 1.4', 'bounded'],
    ['>=1.2', 'open'],
    ['1, >=2', 'open'],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});

const hasJulia = spawnSync('julia', ['--version']).status === 0;

it.skipIf(!hasJulia)('agrees with Julia on every pair of the corpus', () => {
  const corpus = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+[<=]\s+/));
  // Julia holds the three numbers in 32 bits.
  const texts = [...new Set(corpus)].filter((text) => !/\d{10}/.test(text));
  const script = 'l = VersionNumber.(readlines(stdin)); for a in l, b in l; println(cmp(a, b)); end';
  const told = execFileSync('julia', ['-e', script], { input: texts.join('\n'), encoding: 'utf8' });
  const parsed = texts.map((text) => order.parse(text)!);
  const ours = parsed.flatMap((a) => parsed.map((b) => Math.sign(order.compare(a, b))));
  expect(ours).toEqual(told.trim().split('\n').map(Number));
});
