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
    'latest',
    'x',
    '1.x',
    '*',
    '^1.2.3',
    '1.2.3.4',
    '1.2-beta',
    '1..2',
    '-1.2.3',
    '1.2.3+',
    '1.2.3-a..b',
    '9007199254740992.0.0',
    '1.2.3 4',
    'toString',
    '１.2.3',
  ],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('npm ranges', () => {
  it.each([
    ['1.2.3', '^1.2.0', true],
    ['2.0.0', '^1.2.0', false],
    ['0.2.9', '^0.2.3', true],
    ['0.3.0', '^0.2.3', false],
    ['0.0.4', '^0.0.3', false],
    ['1.3.0', '~1.2.3', false],
    ['1.9.9', '~1', true],
    ['2.3.9', '1.0.0 - 2.3', true],
    ['2.4.0', '1.0.0 - 2.3', false],
    ['5.0.0', '1.x || >=5', true],
    ['1.2.3', '>1.2', false],
    ['1.3.0', '> 1.2', true],
    ['1.2.3', '', true],
    ['1.2.3', '>*', false],
    ['1.2.3', '=v1.2.3+build', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    ['1.2.3-rc.1', '>=1.2.3-alpha <2', true],
    ['1.2.4-rc.1', '>=1.2.3-alpha <2', false],
    ['2.0.0-rc.1', '^1.2.3', false],
    ['1.2.3-rc.1', '*', false],
    ['3.0.0-rc.1', '^2.0.0 || 3.0.0-rc.0 - 3.0.0', true],
  ])('lets pre-release %s into %j only where the range names one of the same numbers: %s', (version, range, expected) =>
    expect(satisfies(version, range)).toBe(expected),
  );

  it.each([
    'latest',
    'next-14',
    'workspace:*',
    'npm:lodash@^4',
    'git+https://example.org/x.git',
    '^1.0.0 foo',
    '1.x.5',
    'x.1',
    '^9007199254740991.0.0',
    '>=1, <2',
    '1.2.3.4',
    '^',
  ])('does not take %j for a range', (range) => expect(satisfies('1.2.3', range)).toBeUndefined());

  it.each([
    ['1.2.3', 'exact'],
    ['=1.2.3', 'exact'],
    ['1.2.3 || 1.2.3', 'exact'],
    ['>=1.2.3 <=1.2.3', 'exact'],
    ['1.2.3 || 1.2.4', 'bounded'],
    ['^1.2.3', 'bounded'],
    ['1.x', 'bounded'],
    ['<2', 'bounded'],
    ['*', 'open'],
    ['', 'open'],
    ['>=1.2.3', 'open'],
    ['^1 || >=3', 'open'],
    ['latest', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});

it('tells pre-releases from releases', () => {
  expect(['1.0.0', '1.0.0+x', '1.0.0-0', '1.0.0beta'].map((text) => order.isPrerelease(order.parse(text)!))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
