import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance, versSuite } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const lines = readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n');

versionOrderConformance(order, {
  ascending: lines,
  invalid: ['', ' ', '-1', '+1', '.1', '1 0', '[1.0]', '>=1.0', '1.0@user', '1.0#rev', '1/2', '1.0,2', '1.é'],
});

const BELOW = 'a hyphen at the end is below all pre-releases, so that `>1-` takes 1.0.0; the suite reads `>1`';

versSuite(order, {
  scheme: 'conan',
  cases: 276,
  wrong: new Map([
    ['*-', 'Conan 2 knows `*` alone for any version; this is the version `*-`'],
    ['>1- <2.0', BELOW],
    ['>1- <2.0 || ^3.2 ', BELOW],
  ]),
});

function satisfies(version: string, range: string): boolean | undefined {
  const parsed = order.parse(version);
  if (!parsed) throw new Error(`no version: ${version}`);
  return order.satisfies(parsed, range);
}

const RANGES: readonly (readonly [string, string, boolean])[] = [
  ['1.2.3', '>1.2 <2', true],
  ['2.0', '>1.2 <2', false],
  ['2.0-pre', '<2, include_prerelease', false],
  ['2.0-pre', '<=2, include_prerelease', true],
  ['1.9-pre', '<2', false],
  ['1.9-pre', '<2, include_prerelease', true],
  ['1.0-pre', '>=1.0, include_prerelease', true],
  ['1.2.9', '~1.2', true],
  ['1.3', '~1.2', false],
  ['1.9', '~1', true],
  ['1.9', '^1.2', true],
  ['0.3', '^0.2.1', false],
  ['0.2.9', '^0.2.1', true],
  ['1.2.9', '1.2.*', true],
  ['1.20', '1.2*', true],
  ['1.3.0', '1.2.*', false],
  ['3', '1.0 || >=2.5', true],
  ['1.1.1w', '>=1.1 <2', true],
  ['4.0', '*', true],
  ['4.0', '>=1.0, loose', true],
];

describe('ranges', () => {
  it.each(RANGES)('%s in %j: %s', (version, range, expected) => {
    expect(satisfies(version, range)).toBe(expected);
    expect(satisfies(version, `[${range}]`)).toBe(expected);
  });

  it('takes an exact version for that version alone', () => {
    expect(satisfies('1.0-pre', '1.0-pre')).toBe(true);
    expect(satisfies('1.0', '1')).toBe(true);
    expect(satisfies('1.0', '1.1')).toBe(false);
  });

  it.each(['', '[]', '>', '>1 <', '==1.0', '~=1.0', '^=1.0', '^0.0', '~a.b', '^x', '>=1.0,', '>=1.0,1', '1=2', '> 1'])(
    'does not take %j for a range',
    (range) => expect(satisfies('1.0', range)).toBeUndefined(),
  );

  it.each([
    ['1.0', 'exact'],
    ['[=1.0]', 'exact'],
    ['[1.0 || 2.0]', 'bounded'],
    ['[~1.0]', 'bounded'],
    ['[1.2.*]', 'bounded'],
    ['[<2]', 'bounded'],
    ['[>1]', 'open'],
    ['[<2 || >3]', 'open'],
    ['[*]', 'open'],
  ])('pinning of %j: %s', (range, expected) => expect(order.pinning(range)).toBe(expected));
});

const COMPARE = `
import json, sys
from conan.internal.model.version import Version
from conan.internal.model.version_range import VersionRange
data = json.load(sys.stdin)
def sign(a, b):
    a, b = Version(a), Version(b)
    return 0 if a == b else -1 if a < b else 1
def within(version, text):
    try:
        return VersionRange(text).contains(Version(version), None)
    except Exception:
        return None
print(json.dumps([[sign(a, b) for a in data["versions"] for b in data["versions"]],
                  [within(v, r) for v in data["versions"] for r in data["ranges"]]]))
`;

const hasConan = spawnSync('python3', ['-c', 'import conan.internal.model.version_range']).status === 0;

it.skipIf(!hasConan)('agrees with Conan on every pair of versions and ranges', () => {
  const corpus = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+[<=]\s+/));
  const versions = [...new Set([...corpus, '2', '10', '1a', '1.*', '1..2', '1.0+', '1.0-0', 'A.1', 'a_1', '1_a'])];
  const others =
    '>1- <2.0;*-;^1.1.2-;~1.1.2-;~0;^0.0.3;^a;~1.a;>=1.1.1d <1.1.1w;<9d;||1;>1,x;=1.0;>1.0+b;>=1.0+b;~1.0+b;<1.0-;1.0 2.0;>=;!=1;^0;^1.0, include_prerelease=x';
  const ranges = [...RANGES.map(([, range]) => range), ...others.split(';')];
  const input = JSON.stringify({ versions, ranges });
  const run = spawnSync('python3', ['-c', COMPARE], { input, encoding: 'utf8' });
  const [signs, contained] = JSON.parse(run.stdout) as [number[], (boolean | null)[]];
  const parsed = versions.map((text) => order.parse(text)!);
  expect(parsed.flatMap((a) => parsed.map((b) => Math.sign(order.compare(a, b))))).toEqual(signs);
  const ours = versions.flatMap((version, i) =>
    ranges.map((range) => [version, range, order.satisfies(parsed[i]!, `[${range}]`) ?? null] as const),
  );
  // A text that Conan takes for a version of other characters is no range here.
  const differing = ours.filter(([, , is], i) => is !== contained[i] && is !== null);
  expect(differing).toEqual([]);
  const refused = new Set(ours.filter(([, , is], i) => is === null && contained[i] !== null).map(([, range]) => range));
  expect([...refused]).toEqual(['*-']);
});
