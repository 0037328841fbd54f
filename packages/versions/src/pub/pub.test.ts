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
    '1.2.3-',
    '1.2.3-a..b',
    '1.2.3+',
    '1.2.3+a+b',
    '1.2-a',
    '1a2b3',
    '9223372036854775808.0.0',
    '1.x',
    'any',
    ' 1.2.3',
    '1.2.3\n',
    '1.2.3beta',
    'toString',
  ],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('constraints', () => {
  it.each([
    ['0.0.1-dev', 'any', true],
    ['1.2.3', '1.2.3', true],
    ['1.2.3+1', '1.2.3', false],
    ['1.2.3+1', '>1.2.3', true],
    ['1.2.3+1', '<=1.2.3', false],
    ['1.9.0', '^1.2.3', true],
    ['1.2.2', '^1.2.3', false],
    ['2.0.0', '^1.2.3', false],
    ['0.2.9', '^0.2.3', true],
    ['0.3.0', '^0.2.3', false],
    ['0.0.9', '^0.0.3', true],
    ['0.1.0', ' ^ 0.0.3 ', false],
    ['1.5.0', '>=1.2.0 <1.5.0', false],
    ['1.4.9', '>=1.2.0<1.5.0', true],
    ['1.4.9', ' > 1.2.0   <= 1.4.9 ', true],
    ['1.3.0', '<2.0.0 <1.3.0 >=1.0.0 >1.1.0', false],
    ['1.2.0', '>=1.2.0 >1.2.0', false],
    ['1.5.0', '>=2.0.0 <1.0.0', false],
    ['1.2.3', '1.2.3 1.2.3', true],
    ['1.2.3', '1.2.3 1.2.4', false],
    ['9223372036854775807.1.0', '^9223372036854775807.0.0', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    ['2.0.0-dev', '^1.0.0', false],
    ['1.5.0-dev', '^1.0.0', true],
    ['1.0.0-dev.2', '^1.0.0-dev', true],
    ['2.0.0-dev', '<2.0.0', false],
    ['2.0.0-dev', '<=2.0.0', true],
    ['2.0.0-dev', '<2.0.0+1', true],
    ['2.0.0-b', '>=2.0.0-a <2.0.0', true],
    ['2.0.0-b', '>=1.0.0-a <2.0.0', false],
    ['2.0.0-a', '<2.0.0-b', true],
  ])('lets pre-release %s into %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    '',
    ' ',
    'latest',
    '1.2',
    '>=1',
    '^1.0',
    '~1.2.3',
    '==1.2.3',
    '1.2.x',
    '>=1.0.0, <2.0.0',
    '^1.0.0 <1.5.0',
    '<1.5.0 ^1.0.0',
    'any any',
    '>=',
    '^',
    '1.2.3.4',
    Array.from({ length: 33 }, () => '1.0.0').join(' '),
  ])('does not take %j for a constraint', (range) => expect(satisfies('1.2.3', range)).toBeUndefined());

  it.each([
    ['1.2.3', 'exact'],
    ['>=1.2.3 <=1.2.3', 'exact'],
    ['^1.2.3', 'bounded'],
    ['>=1.0.0 <2.0.0', 'bounded'],
    ['<2.0.0', 'bounded'],
    ['>=2.0.0 <1.0.0', 'bounded'],
    ['>=1.2.3', 'open'],
    ['any', 'open'],
    ['', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});
