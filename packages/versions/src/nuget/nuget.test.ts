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
    'v1.0',
    '1.0.0.0.0',
    '1.',
    '.1',
    '1.0-',
    '1.0-a..b',
    '1.0+',
    '1.0-ä',
    '2147483648.0',
    '-1',
    '1.*',
    '[1.0]',
    ' 1.0',
    '1.0 ',
    '$(Version)',
  ],
});

/** The order that is expected spells a version in another case than the input, so that it names none of the two. */
const SPELLED = 'the expected order has `beta` for the `BETA` of the input';

versSuite(order, {
  scheme: 'nuget',
  cases: 34,
  wrong: new Map(
    [
      '1.0.0-BETA 1.0.0-beta2',
      '1.0.0-BETA 1.0.0-beta.1+AA',
      '1.0.0-BETA.X.y.5.77.0+AA 1.0.0-beta.x.y.5.79.0+aa',
      '1.0.0-BETA.X.y.5.79.0+AA 1.0.0-beta.x.y.5.790.0+abc',
    ].map((pair) => [pair, SPELLED]),
  ),
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('ranges', () => {
  it.each([
    ['1.0', '1.0', true],
    ['9.0', '1.0', true],
    ['0.9', '1.0', false],
    ['1.0.0-beta', '1.0', false],
    ['1.0.0', '[1.0]', true],
    ['1.0.0.1', '[1.0]', false],
    ['1.0', '(1.0,)', false],
    ['1.0', '[1.0, )', true],
    ['1.0', '(,1.0]', true],
    ['1.0', '(,1.0)', false],
    ['1.9.9', ' [1.0,2.0) ', true],
    ['2.0', '[1.0,2.0)', false],
    ['2.0.0-beta', '[1.0,2.0)', true],
    ['5', '(, )', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    ['3.0', '*', true],
    ['3.0-a', '*', false],
    ['3.0-a', '*-*', true],
    ['1.9', '1.*', true],
    ['2.0', '1.*', false],
    ['1.2.9', '1.2.*', true],
    ['1.3.0', '1.2.*', false],
    ['1.2.3.4', '1.2.3.*', true],
    ['1.2.4', '1.2.3.*', false],
    ['1.0.0-beta.2', '1.0.0-beta.*', true],
    ['1.0.0-rc.2', '1.0.0-beta.*', false],
    ['1.0.0-beta2', '1.0.0-BETA*', true],
    ['1.0.0', '1.0.0-beta.*', true],
    ['1.0.1', '1.0.0-*', false],
    ['1.5.0-rc.1', '1.*-rc.*', true],
    ['1.5.0-beta.1', '1.*-rc.*', false],
    ['1.5', '[1.*, 1.4)', false],
    ['1.3', '[1.*, 1.4)', true],
  ])('%s in floating %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each([
    '',
    '[1.0',
    '1.0]',
    '(1.0)',
    '[1.0)',
    '[]',
    '[',
    '[2.0,1.0]',
    '[1.0,1.0)',
    '[1,2,3]',
    '[1.0,1.*]',
    '1.*.0',
    '1*',
    '**',
    '1.0.0.0.*',
    '*.*',
    '>=1.0',
    '$(Version)',
    '1.0-a..*',
  ])('does not take %j for a range', (range) => {
    expect(satisfies('1.0', range)).toBeUndefined();
    expect(order.pinning(range)).toBeUndefined();
  });

  it.each([
    ['[1.0]', 'exact'],
    ['[1.0, 1.0.0]', 'exact'],
    ['1.0', 'bounded'],
    ['[1.0,2.0)', 'bounded'],
    ['1.*', 'bounded'],
    ['[*, 2.0)', 'bounded'],
    ['*', 'open'],
    ['*-*', 'open'],
    ['(,)', 'open'],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});
