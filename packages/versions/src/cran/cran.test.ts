import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: ['', ' ', '1.', '.1', '1..2', '1.-2', '-1.0', 'v1.0', '1.0a', '1.0 ', '1.0_1', '>= 1.0', 'toString'],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('ranges', () => {
  it.each([
    ['1.2', '>= 1.2', true],
    ['1.2', '>=1.2.0', false],
    ['1.2.0', '> 1.2', true],
    ['1.2-0', '<= 1.2', false],
    ['1.1', '>= 1.0, < 1.1', false],
    ['1.0.9', '>= 1.0, < 1.1', true],
    ['1.0.9', '!= 1.0-9', false],
    ['1.0-9', '== 1.0.9', true],
    ['1.0.9', '1.0-9', true],
    ['1.0.8', '1.0-9', false],
    ['0.1', '*', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each(['', ',', '>=', '>= 1.0,', '~> 1.0', '^1.0', '= 1.0', '(>= 1.0)', '>= 1.0 < 2.0', '1.x'])(
    'does not take %j for a range',
    (range) => {
      expect(satisfies('1.0', range)).toBeUndefined();
      expect(order.pinning(range)).toBeUndefined();
    },
  );

  it.each([
    ['1.0', 'exact'],
    ['== 1.0', 'exact'],
    ['< 2.0', 'bounded'],
    ['>= 1.0, <= 2.0', 'bounded'],
    ['>= 1.0', 'open'],
    ['!= 1.0', 'open'],
    ['*', 'open'],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});

const hasR = ((): boolean => {
  try {
    execFileSync('Rscript', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

it.skipIf(!hasR)('agrees with R on every pair of the corpus', () => {
  const texts = [...new Set(lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(/\s+[<=]\s+/)))];
  // R holds integers up to 2^31 - 1.
  const held = texts.filter((text) => text.split(/[.-]/).every((part) => part !== '' && Number(part) < 2 ** 31));
  const pairs = held.flatMap((a) => held.map((b) => [a, b] as const));
  const script = 'l <- strsplit(readLines(file("stdin")), " "); for (p in l) cat(compareVersion(p[1], p[2]), "\\n")';
  const input = pairs.map((pair) => pair.join(' ')).join('\n');
  const told = execFileSync('Rscript', ['-e', script], { input, encoding: 'utf8' }).trim().split(/\s+/).map(Number);
  const ours = pairs.map(([a, b]) => Math.sign(order.compare(order.parse(a)!, order.parse(b)!)));
  expect(ours).toEqual(told);
});
