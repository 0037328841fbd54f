import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: [
    '',
    'v1.2.3',
    '=1.2.3',
    '1.2.3.4',
    '01.2.3',
    '1.02.3',
    '1.2.3-01',
    '1.2.3-',
    '1.2.3-a..b',
    '1.2.3+',
    '1.2-a',
    '18446744073709551616.0.0',
    '1.x',
    '*',
    ' 1.2.3',
    '1.2.3beta',
    'toString',
  ],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('requirements', () => {
  it.each([
    ['1.9.0', '1.2.3', true],
    ['1.2.2', '1.2.3', false],
    ['2.0.0', '1.2.3', false],
    ['0.2.9', '0.2.3', true],
    ['0.3.0', '0.2.3', false],
    ['0.0.4', '0.0.3', false],
    ['0.0.9', '0.0', true],
    ['0.9.9', '0', true],
    ['1.2.9', '~1.2.3', true],
    ['1.3.0', '~1.2.3', false],
    ['1.9.0', '~1', true],
    ['1.2.9', '1.2.*', true],
    ['1.3.0', '1.2.*', false],
    ['1.2.9', '=1.2', true],
    ['1.2.4', '=1.2.3', false],
    ['1.2.9', '>1.2', false],
    ['1.3.0', '> 1.2', true],
    ['1.2.9', '<=1.2', true],
    ['1.5.0', '>=1.2, <1.5', false],
    ['1.4.9', ' >=1.2 ,<1.5 ', true],
    ['9.9.9', '*', true],
    ['1.2.3', '^1.2.3+build', true],
    ['18446744073709551615.0.0', '>=18446744073709551614', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    ['1.2.3-beta', '1.2.3-alpha', true],
    ['1.2.4-beta', '1.2.3-alpha', false],
    ['1.2.3-beta', '*', false],
    ['1.2.3-beta', '1.2', false],
    ['1.3.0-alpha', '>1.2, <=1.3.0-beta', true],
    ['1.3.0-alpha', '>1.2', false],
    ['1.2.0-alpha', '<1.2.0, >=1.2.0-a', true],
    ['1.2.0-alpha', '^1.2, >=1.2.0-a', true],
  ])('lets pre-release %s into %j only where it names one of the same numbers: %s', (version, range, expected) =>
    expect(satisfies(version, range)).toBe(expected),
  );

  it.each([
    '',
    ',',
    '1.2,',
    '1.2 1.3',
    '>=1.2 <2',
    '*, 1',
    'latest',
    '1.*.3',
    '*.1',
    '==1.2',
    '1.2-a',
    '1.02',
    '>*',
    '||',
    Array.from({ length: 33 }, () => '1').join(),
  ])('does not take %j for a requirement', (range) => expect(satisfies('1.2.3', range)).toBeUndefined());

  it.each([
    ['=1.2.3', 'exact'],
    ['1.2.3', 'bounded'],
    ['=1.2', 'bounded'],
    ['1.*', 'bounded'],
    ['>=1, <2', 'bounded'],
    ['*', 'open'],
    ['>=1.2.3', 'open'],
    ['', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});
