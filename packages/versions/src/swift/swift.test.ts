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
    '1.2.3.4',
    '1.2.3-',
    '1.2.3-a..b',
    '1.2.3+',
    '1.2.3+a+b',
    '1.2-a',
    '9223372036854775808.0.0',
    '1.x',
    'main',
    ' 1.2.3',
    '1.2.3\n',
    '1.2.3beta',
    '\u0661.0.0',
    'toString',
  ],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('ranges', () => {
  it.each([
    ['1.2.3', '1.2.3', true],
    ['1.2.3+a', '1.2.3', true],
    ['1.2.4', '1.2.3', false],
    ['1.2.3-rc.1', '1.2.3', false],
    ['1.2.3', '1.0.0..<2.0.0', undefined],
    ['1.2.3', 'from: "1.0.0"', undefined],
    ['1.2.3', '^1.0.0', undefined],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    ['1.2.3', 'exact'],
    ['main', undefined],
    ['', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});
