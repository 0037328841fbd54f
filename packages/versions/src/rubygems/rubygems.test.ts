import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance, versSuite } from '@morel/testkit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: [
    '',
    ' ',
    ' 1',
    'a',
    'v1',
    '1a',
    '1.',
    '.1',
    '1..2',
    '1.0-',
    '1.0_1',
    '1.0+b',
    '1,2',
    '1.2-x86_64-linux',
    '~> 1',
  ],
});

versSuite(order, { scheme: 'gem', cases: 1 });

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

describe('requirements', () => {
  it.each([
    ['1.0.0', '1.0', true],
    ['1.0.1', '1.0', false],
    ['1.0.1', '!= 1.0', true],
    ['1.0.0', '!= 1', false],
    ['2.0', '> 1.9, != 2.0', false],
    ['1.5', '>= 1, < 2', true],
    ['2.0', ' >=1 ,<2 ', false],
    ['2.0.a', '>= 1, < 2', true],
    ['1.0', '<= 1.0.0', true],
    ['1.9', '~> 1', true],
    ['2', '~> 1', false],
    ['1.9', '~> 1.2', true],
    ['2.0', '~> 1.2', false],
    ['2.0.0.rc1', '~> 1.2', false],
    ['1.2.9', '~> 1.2.3', true],
    ['1.3.0', '~> 1.2.3', false],
    ['1.2.2', '~> 1.2.3', false],
    ['1.0.9', '~> 1.0.0', true],
    ['1.1', '~> 1.0.0', false],
    ['2.0.0.alpha1', '~> 2.0.alpha', true],
    ['2.9', '~> 2.0.alpha', true],
    ['1.2.3.rc1', '~> 1.2.3', false],
    ['2.0.0.pre', '>= 1.0', true],
  ])('%s in %j: %s', (version, range, expected) => expect(satisfies(version, range)).toBe(expected));

  it.each(['', ' ', ',', '1,', '>= 1 < 2', '>= 1 || 2', '^1', '~1', '== 1', '=> 1', '~>', '*', '1.x y', '>= 1.0!'])(
    'does not take %j for a requirement',
    (range) => expect(satisfies('1.2.3', range)).toBeUndefined(),
  );

  it.each([
    ['= 1.2.3', 'exact'],
    ['1.2', 'exact'],
    ['>= 1, = 1.2', 'exact'],
    ['~> 1.2', 'bounded'],
    ['>= 1, < 2', 'bounded'],
    ['>= 1', 'open'],
    ['> 1, != 2', 'open'],
    ['', undefined],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});

const ruby = spawnSync('ruby', ['--version']).status === 0;
const PROGRAM = `require 'json'
puts JSON.generate(JSON.parse(STDIN.read).map { |a, b, op|
  [Gem::Version.new(a) <=> Gem::Version.new(b), Gem::Version.new(a).prerelease? ? true : false,
   Gem::Requirement.new(op + b).satisfied_by?(Gem::Version.new(a))] })`;

/** RubyGems since 3.6 drops such zeros from some versions and keeps them in others; see the readme. */
const ZERO_AMONG_LETTERS = /[A-Za-z]\.?0[.0]*[.-]+[A-Za-z]|[A-Za-z][.\d]*\.0+[.-]/;

describe('against RubyGems', () => {
  it.skipIf(!ruby)('compares and lets in the same', () => {
    const part = fc.constantFrom('0', '0', '1', '2', '10', '01', 'a', 'b', 'RC', 'rc1', 'a0', '1b2', 'pre');
    const tail = fc.array(part, { maxLength: 4 }).map((parts) => parts.map((text) => `.${text}`).join(''));
    const hyphen = fc.constantFrom('', '', '', '-1', '-a.b', '--0');
    const version = fc
      .tuple(fc.constantFrom('0', '1', '2', '10'), tail, hyphen)
      .map((parts) => parts.join(''))
      .filter((text) => !ZERO_AMONG_LETTERS.test(text));
    const operator = fc.constantFrom('', '=', '!=', '>', '<', '>=', '<=', '~>', '~> ');
    const cases = fc.sample(fc.tuple(version, version, operator), { numRuns: 5000, seed: 20_260_101 });
    const { stdout } = spawnSync('ruby', ['-e', PROGRAM], { input: JSON.stringify(cases), encoding: 'utf8' });
    const ours = cases.map(([a, b, op]) => {
      const [left, right] = [order.parse(a)!, order.parse(b)!];
      return [Math.sign(order.compare(left, right)), order.isPrerelease(left), order.satisfies(left, op + b)];
    });
    const theirs = JSON.parse(stdout) as unknown[];
    const differing = cases.filter((_, at) => JSON.stringify(ours[at]) !== JSON.stringify(theirs[at]));
    expect(differing).toEqual([]);
  });
});
