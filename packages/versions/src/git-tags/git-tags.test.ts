import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const COMMIT = '1'.repeat(40);

versionOrderConformance(order, {
  ascending: readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n'),
  invalid: [
    '',
    'v4',
    'v4.1',
    'V4.1.2',
    'vv4.1.2',
    'v4.1.2.3',
    'v04.1.2',
    'v4.1.2-01',
    '1234567',
    COMMIT,
    'main',
    'release/v1',
    'refs/heads/v4.1.2',
    'tool-v4.1.2',
    'v4.x',
    ' 4.1.2',
    '4.1.2 ',
    'toString',
  ],
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('references', () => {
  it.each([
    ['v4.1.2', 'v4', true],
    ['v4.1.2', 'v4.1', true],
    ['v4.1.2', '4', true],
    ['v4.1.2', 'v4.2', false],
    ['v41.0.0', 'v4', false],
    ['4.1.2', 'v4.1.2', true],
    ['v4.1.3', 'v4.1.2', false],
    ['v4.1.2', COMMIT, false],
    ['v4.1.2', 'main', undefined],
    ['v4.1.2', 'release/v4', undefined],
  ])('%s behind %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    [COMMIT, 'exact'],
    ['a'.repeat(64), 'exact'],
    ['A'.repeat(40), 'exact'],
    ['a'.repeat(39), undefined],
    ['v4', 'open'],
    ['v4.1.2', 'open'],
    ['4', 'open'],
    ['main', undefined],
    ['', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});
