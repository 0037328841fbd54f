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
    'dev-main',
    'dev-1.0.0',
    'master',
    '2.x-dev',
    '2.1.x-dev',
    '1.0.*-dev',
    'main',
    '1.0.0.0.0',
    '1.0.0-foo',
    '1.0.0-beta.x',
    '1.0.0+',
    '1.0.0-Stable',
    '1.0 as 2.0',
    '1.0@dev',
    '^1.0',
    '1..0',
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
    ['1.2.3', '1.2.3', true],
    ['1.2.3', 'v1.2.3.0', true],
    ['1.2.4', '1.2.3', false],
    ['1.2.4', '!=1.2.3', true],
    ['1.2.3', '<>1.2.3', false],
    ['1.2.3', '== 1.2.3', true],
    ['1.9.0', '^1.2.3', true],
    ['1.2.2', '^1.2.3', false],
    ['2.0.0', '^1.2.3', false],
    ['2.0.0-beta1', '^1.2.3', false],
    ['1.2.3-beta1', '^1.2.3', true],
    ['1.2.3-beta1', '^1.2.3-RC1', false],
    ['0.2.9', '^0.2.3', true],
    ['0.3.0', '^0.2.3', false],
    ['0.0.4', '^0.0.3', false],
    ['0.0.3', '^0.0.3', true],
    ['0.9', '^0', true],
    ['0.0.9', '^0.0', true],
    ['0.1', '^0.0', false],
    ['1.9', '~1.2', true],
    ['2.0', '~1.2', false],
    ['1.2.9', '~1.2.3', true],
    ['1.3.0', '~1.2.3', false],
    ['1.9', '~1', true],
    ['1.2.3.9', '~1.2.3.4', true],
    ['1.2.4', '~1.2.3.4', false],
    ['1.2.9', '1.2.*', true],
    ['1.2.0-alpha1', '1.2.*', true],
    ['1.3', '1.2.*', false],
    ['0.9', '0.*', true],
    ['9.9', '*', true],
    ['9.9', '*@dev', true],
    ['9.9', '@dev', true],
    ['2.5', '1.0 - 2.0', false],
    ['2.0.9', '1.0 - 2.0', true],
    ['2.1', '1.0 - 2.0', false],
    ['2.9', '1.0 - 2', true],
    ['2.0.1', '1.0 - 2.0.0', false],
    ['2.0.0', '1.0 - 2.0.0', true],
    ['1.5.0', '>=1.2 <1.5', false],
    ['1.5.0-beta1', '>=1.2 <1.5', false],
    ['1.4.9', '>=1.2,<1.5', true],
    ['1.4.9', ' >= 1.2 , < 1.5 ', true],
    ['1.2.0-beta1', '>=1.2', true],
    ['1.2.0-beta1', '>=1.2@RC', false],
    ['1.2.0', '>1.2', false],
    ['1.2.0-patch1', '>1.2', true],
    ['3.1', '^2.0 || ^3.0', true],
    ['3.1', '^2.0|^3.0', true],
    ['4.1', '^2.0 || ^3.0', false],
    ['1.0.0', '1.0.0 as 1.1.0', true],
    ['1.1.0', '1.0.0 as 1.1.0', false],
    ['1.0.0', 'dev-main', false],
    ['1.0.0', '!=dev-main', true],
    ['1.0.0', 'dev-main as 1.0.0', false],
    ['1.9.0', '<2.x-dev', true],
    ['2.4.5-p1', '~2.4.5', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each(['', ',', '~>1.2', '^ 1.2', '1.2.x.3', 'latest', '^', '>=', '1.2 ||', '!!1', '^dev-main', '1.0.0.0.0'])(
    'does not take %j for a constraint',
    (range) => expect(satisfies('1.2.3', range)).toBeUndefined(),
  );

  it.each([
    ['1.2.3', 'exact'],
    ['=1.2', 'exact'],
    ['1.2.3 as 1.3', 'exact'],
    ['dev-main#0123abc', 'exact'],
    ['dev-main', 'open'],
    ['2.x-dev', 'open'],
    ['1.2.3 || 1.2.4', 'bounded'],
    ['^1.2', 'bounded'],
    ['1.2.*', 'bounded'],
    ['1.0 - 2.0', 'bounded'],
    ['^1.2 || >=3', 'open'],
    ['>=1.2', 'open'],
    ['*', 'open'],
    ['', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));

  it('takes no longer over a hostile constraint than over another', () => {
    const started = performance.now();
    for (const text of ['1-beta' + '1'.repeat(900) + 'x', ' '.repeat(1000) + 'x', '1'.repeat(1000), '1 '.repeat(500)]) {
      order.pinning(text);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
