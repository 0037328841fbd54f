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
    '== 1.2.3',
    '1.2.3.4',
    '01.2.3',
    '1.2.3-01',
    '1.2.3-',
    '1.2.3+',
    '1.2.3-a..b',
    '1.2-a',
    '1.x',
    ' 1.2.3',
    '2.3.',
    'main',
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
    ['2.0.0', '2.0.0', true],
    ['2.0.1', '2.0.0', false],
    ['2.0.0', '== 2.0.0', true],
    ['2.0.0', '!= 2.0.0', false],
    ['2.0.1', '! 2.0.0', true],
    ['2.0.0', '> 2.0.0', false],
    ['2.0.1', '>2.0.0', true],
    ['2.9.9', '~> 2.0', true],
    ['3.0.0', '~> 2.0', false],
    ['3.0.0-rc.1', '~> 2.0', false],
    ['2.1.0-rc.1', '~> 2.0', true],
    ['1.9.9', '~> 2.0', false],
    ['2.0.9', '~> 2.0.0', true],
    ['2.1.0', '~> 2.0.0', false],
    ['2.1.0-rc.1', '~> 2.1.0-rc.0', true],
    ['2.1.0-dev', '~> 2.1.0-rc.0', false],
    ['2.1.0-rc.1', '~> 2.1-rc.0', true],
    ['2.9.0', '~> 2.1-rc.0', true],
    ['1.5.0', '>= 1.2.0 and < 1.5.0', false],
    ['1.4.9', '>= 1.2.0 and < 1.5.0', true],
    ['2.1.0', '~> 1.6 or ~> 2.0', true],
    ['3.0.0', '~> 1.6 or ~> 2.0', false],
    ['3.0.0', '>= 1.0.0 and < 2.0.0 or >= 3.0.0', true],
    ['2.0.0', '>= 1.0.0 and < 2.0.0 or >= 3.0.0', false],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    '',
    '~> 2',
    '>= 2.0',
    '2.0',
    '1',
    '^1.0.0',
    '1.0.0 2.0.0',
    '1.0.0 and',
    'or 1.0.0',
    '>= 1.0.0, < 2.0.0',
    '*',
  ])('does not take %j for a requirement', (range) => expect(satisfies('1.2.3', range)).toBeUndefined());

  it.each([
    ['1.2.3', 'exact'],
    ['== 1.2.3', 'exact'],
    ['1.2.3 or 1.2.4', 'bounded'],
    ['~> 1.2', 'bounded'],
    ['>= 1.0.0 and < 2.0.0', 'bounded'],
    ['>= 1.0.0', 'open'],
    ['~> 1.0 or >= 3.0.0', 'open'],
    ['', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});
