import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance, versSuite } from '@morel/testkit';
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

const INTERVALS_OVERLAP =
  'alternatives overlap: the pairs of a VERS cannot say that, and its reading of the flat list loses versions';

/** Ranges that the suite has wrong, each with what npm does. */
const WRONG: ReadonlyMap<string, string> = new Map([
  ['<= 1.0', 'npm reads it as below 1.1.0: all of 1.0.x'],
  ['>= 0.2.0 <= 0.9.6 || ~0.8.0-pre', INTERVALS_OVERLAP],
  ['>= 2.2.x', 'npm sets no upper end'],
  ['^2.0.18 || ^3.0.16 || ^3.1.6 || ^4.0.8 || ^5.0.0-beta.5', INTERVALS_OVERLAP],
  ['<2.0.18 || <3.0.16 || <3.1.6 || <4.0.8 || <5.0.0-beta.5', INTERVALS_OVERLAP],
  ['>=5.0.3 >=4.2.1', 'npm asks for both, which leaves from 5.0.3 on'],
  ['>= 1.x', 'npm sets no upper end'],
  ['<2.0.1 || <1.1.7', INTERVALS_OVERLAP],
  ['2.1 || 2.6', 'npm reads all of 2.1.x and 2.6.x'],
  ['1.1.2 1.2.2', 'npm asks for both, which no version is'],
  ['<=2.1 >=1.1', 'npm reads all of 2.1.x'],
]);

versSuite(order, { scheme: 'npm', cases: 492, wrong: WRONG });

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
