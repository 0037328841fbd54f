/** The ranges of the VERS specification's suite: native npm and Python ranges hold the versions that the suite says. */
import { readFileSync } from 'node:fs';
import type { VersionOrder } from '@morel/model';
import { sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order as pep440 } from './pep440/index.ts';
import { order as semver } from './semver/index.ts';

interface Suite {
  readonly tests: readonly {
    readonly test_type: string;
    readonly input: string | { readonly native_range?: string; readonly vers?: string; readonly version?: string };
    readonly expected_output: string | boolean;
  }[];
}

/** A constraint of a VERS: a comparator (`=` where none is written) and a version. */
type Constraint = readonly [comparator: string, version: string];

const INTERVALS_OVERLAP =
  'alternatives overlap: the pairs of a VERS cannot say that, and its reading of the flat list loses versions';

/** Cases that the suite has wrong, each with what npm does. */
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

function load(name: string): Suite['tests'] {
  const path = sharedData(`suites/vers/${name}.json`);
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as Suite).tests : [];
}

function constraintsOf(vers: string): Constraint[] {
  const list = vers.slice(vers.indexOf('/') + 1);
  return list.split('|').map((text) => {
    const [, comparator = '', version = ''] = /^(>=|<=|!=|>|<|=)?(.*)$/.exec(text) ?? [];
    return [comparator || '=', decodeURIComponent(version)];
  });
}

/** Containment as VERS defines it, over constraints in the order of their versions. */
function contains<V>(order: VersionOrder<V>, constraints: readonly Constraint[], version: V): boolean {
  if (constraints.length === 1 && constraints[0]?.[1] === '*') return true;
  const sorted = constraints
    .map(([comparator, text]) => ({
      comparator,
      sign: order.compare(version, parsed(order, text)),
      bound: parsed(order, text),
    }))
    .toSorted((a, b) => order.compare(a.bound, b.bound));
  if (sorted.some(({ comparator, sign }) => sign === 0 && ['=', '<=', '>='].includes(comparator))) return true;
  if (sorted.some(({ comparator, sign }) => sign === 0 && comparator === '!=')) return false;
  const excluded = sorted.filter(({ comparator }) => comparator === '!=');
  const ranges = sorted.filter(({ comparator }) => !['=', '!='].includes(comparator));
  if (ranges.length === 0) return excluded.length > 0;
  const next = ranges.findIndex(({ sign }) => sign < 0);
  const above = next < 0 ? ranges.at(-1) : ranges[next - 1];
  const below = next < 0 ? undefined : ranges[next];
  if (!above) return below?.comparator.startsWith('<') === true;
  if (above.sign === 0) return false;
  if (!below) return above.comparator.startsWith('>');
  return above.comparator.startsWith('>') && below.comparator.startsWith('<');
}

function parsed<V>(order: VersionOrder<V>, text: string): V {
  const version = order.parse(text);
  if (version === undefined) throw new Error(`not parsed: ${text}`);
  return version;
}

/** Releases at and around every version that stands in the texts. */
function samples(...texts: readonly string[]): string[] {
  const found = [...texts.join(' ').matchAll(/(\d+)(?:\.(\d+))?(?:\.(\d+))?/g)];
  return found.flatMap(([, major = '0', minor = '0', patch = '0']) => {
    const [a, b, c] = [Number(major), Number(minor), Number(patch)];
    return [
      `${a}.${b}.${c}`,
      `${a}.${b}.${c + 1}`,
      `${a}.${b}.${Math.max(0, c - 1)}`,
      `${a}.${b + 1}.0`,
      `${a + 1}.0.0`,
    ];
  });
}

function disagreements<V>(order: VersionOrder<V>, name: string): string[] {
  const wrong: string[] = [];
  for (const { input, expected_output: expected } of load(name)) {
    const native = typeof input === 'string' ? '' : (input.native_range ?? '');
    const constraints = constraintsOf(String(expected));
    for (const text of samples(native, String(expected))) {
      const version = parsed(order, text);
      if (order.satisfies(version, native) === contains(order, constraints, version)) continue;
      wrong.push(native);
      break;
    }
  }
  return wrong;
}

const isAbsent = sharedData('suites/vers') === undefined;

describe('the suite of VERS', () => {
  it.skipIf(isAbsent)('npm ranges hold what the suite says, but where the suite contradicts npm', () => {
    expect(load('npm_range_from_native_test').length).toBeGreaterThan(400);
    expect(disagreements(semver, 'npm_range_from_native_test')).toEqual([...WRONG.keys()]);
  });

  it.skipIf(isAbsent)('Python specifiers hold what the suite says', () => {
    expect(load('pypi_range_from_native_test')).toHaveLength(3);
    expect(disagreements(pep440, 'pypi_range_from_native_test')).toEqual([]);
  });

  it.skipIf(isAbsent).each([
    ['npm', semver, 1],
    ['pypi', pep440, 10],
  ] as const)('%s: containment', (name, order, count) => {
    const cases = load(`${name}_range_containment_test`);
    expect(cases).toHaveLength(count);
    for (const { input, expected_output: expected } of cases) {
      const { vers = '', version = '' } = typeof input === 'string' ? {} : input;
      expect([input, contains<unknown>(order, constraintsOf(vers), parsed<unknown>(order, version))]).toEqual([
        input,
        expected,
      ]);
    }
  });

  it.skipIf(isAbsent)('Python versions sort as in the valid ranges', () => {
    const cases = load('pypi_range_validate_test');
    expect(cases).toHaveLength(19);
    for (const { input, expected_output: expected } of cases) {
      if (typeof input !== 'string' || input === 'vers:pypi/*') continue;
      const sorted = constraintsOf(input).toSorted(([, a], [, b]) =>
        pep440.compare(parsed(pep440, a), parsed(pep440, b)),
      );
      expect(sorted).toEqual(constraintsOf(String(expected)));
    }
  });
});
