import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: ['', ' ', '1.', '.1', '1..2', '01', '1.02', '1-2', '1.0-rc1', 'v1', '1.0 ', '1.*', '1000000000', 'toString'],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('ranges', () => {
  it.each([
    ['1.2', '==1.2', true],
    ['1.2.0', '==1.2', false],
    ['1.2', '1.2', true],
    ['1.2.5', '==1.2.*', true],
    ['1.2', '== 1.2.*', true],
    ['1.3', '==1.2.*', false],
    ['1.2.9', '^>=1.2.3', true],
    ['1.2.2', '^>=1.2.3', false],
    ['1.3', '^>=1.2.3', false],
    ['1.0.7', '^>=1', true],
    ['1.1', '^>=1', false],
    ['4.9', '>=4.7 && <5', true],
    ['5', '>=4.7&&<5', false],
    ['0.9', '<1 || >=2 && <3', true],
    ['2.5', '<1 || >=2 && <3', true],
    ['1.5', '(<1 || >=2) && <3', false],
    ['1.5', '== { 1.4, 1.5 }', true],
    ['1.4.3', '^>= {1.3, 1.4.2}', true],
    ['1.5', '^>= {1.3, 1.4.2}', false],
    ['7', '-any', true],
    ['7', '-none', false],
    ['1.2', '> 1.2', false],
    ['1.2', '<= 1.2', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    '',
    ' ',
    '>=',
    '>=1.2.*',
    '^>=1.*',
    '1.2 && <2',
    '>=1 <2',
    '>=1 &&',
    '(>=1',
    '>=1)',
    '=={}',
    '=={1.0',
    '~>1.0',
    '=1.0',
    '>=01',
    `${'('.repeat(30)}>=1${')'.repeat(30)}`,
  ])('does not take %j for a range', (range) => {
    expect(satisfies('1.0', range)).toBeUndefined();
    expect(order.pinning(range)).toBeUndefined();
  });

  it.each([
    ['1.0', 'exact'],
    ['==1.0', 'exact'],
    ['>=1 && ==1.0', 'exact'],
    ['==1.0.*', 'bounded'],
    ['^>=1.0', 'bounded'],
    ['>=1 && <2', 'bounded'],
    ['==1.0 || ==2.0', 'bounded'],
    ['<1 || >=2', 'open'],
    ['>=1', 'open'],
    ['-any', 'open'],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});
