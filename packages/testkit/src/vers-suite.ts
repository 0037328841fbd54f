import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { VersionOrder } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { sharedData } from './shared-data.ts';
import { constraintsOf, contains, parsed, samplesOf } from './vers-ranges.ts';

/** What the suite of VERS says of one version scheme, and where it is wrong. */
export interface VersSuiteOptions {
  /** The name of the scheme in the names of the suite's files: all of its files are tried. */
  readonly scheme: string;
  /** How many cases the files hold together. */
  readonly cases: number;
  /** Cases that the suite has wrong, with the reason: a native range, or two versions with a space between. */
  readonly wrong?: ReadonlyMap<string, string>;
  /** Versions at and around those that stand in the texts, to tell ranges apart; releases of three parts where absent. */
  readonly samples?: (...texts: readonly string[]) => readonly string[];
}

interface Case {
  readonly test_type: string;
  readonly input:
    | string
    | {
        readonly native_range?: string;
        readonly vers?: string;
        readonly version?: string;
        readonly versions?: readonly [string, string];
      };
  readonly expected_output: string | boolean | readonly string[];
}

/**
 * Registers the test of a version order against the suite of the VERS specification: comparisons, native ranges (which
 * hold the versions that the suite's reading of them holds), containment and the order within valid ranges.
 */
export function versSuite<V>(order: VersionOrder<V>, options: VersSuiteOptions): void {
  const folder = sharedData('suites/vers');
  describe(`the suite of VERS for ${options.scheme}`, () => {
    it.skipIf(!folder)('holds, but for the cases that are wrong', () => {
      const cases = casesOf(folder ?? '', options.scheme);
      expect(cases).toHaveLength(options.cases);
      const failed = cases.filter((one) => !holds(order, one, options)).map(nameOf);
      expect([...new Set(failed)].toSorted()).toEqual([...(options.wrong?.keys() ?? [])].toSorted());
    });
  });
}

function casesOf(folder: string, scheme: string): Case[] {
  const files = readdirSync(folder).filter((name) => name.startsWith(`${scheme}_`));
  return files.flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { tests: Case[] }).tests);
}

function nameOf({ input }: Pick<Case, 'input'>): string {
  if (typeof input === 'string') return input;
  return input.native_range ?? input.versions?.join(' ') ?? `${input.vers} ${input.version}`;
}

function holds<V>(order: VersionOrder<V>, { test_type: type, ...one }: Case, options: VersSuiteOptions): boolean {
  const { input, expected_output: expected } = one;
  const fields = typeof input === 'string' ? {} : input;
  if (type === 'comparison' || type === 'equality')
    return comparisonHolds(order, fields.versions ?? ['', ''], expected);
  if (type === 'containment') {
    const version = order.parse(fields.version ?? '');
    return version !== undefined && contains(order, constraintsOf(fields.vers ?? ''), version) === expected;
  }
  if (type === 'validate') return validates(order, nameOf(one), String(expected));
  if (type === 'from_native') return nativeHolds(order, fields.native_range ?? '', String(expected), options);
  throw new Error(`the suite has a kind of case that is not known: ${type}`);
}

function comparisonHolds<V>(
  order: VersionOrder<V>,
  versions: readonly [string, string],
  expected: Case['expected_output'],
): boolean {
  const [a, b] = versions.map((text) => order.parse(text));
  if (a === undefined || b === undefined) return false;
  const sign = Math.sign(order.compare(a, b));
  if (typeof expected === 'boolean') return (sign === 0) === expected;
  return sign === (expected[0] === versions[0] ? -1 : 1);
}

function nativeHolds<V>(
  order: VersionOrder<V>,
  native: string,
  vers: string,
  { samples = samplesOf }: VersSuiteOptions,
): boolean {
  const constraints = constraintsOf(vers);
  return samples(native, vers).every((text) => {
    const version = order.parse(text);
    if (version === undefined) return true;
    return order.satisfies(version, native) === contains(order, constraints, version);
  });
}

/** The canonical form lists the constraints in the order of their versions. */
function validates<V>(order: VersionOrder<V>, vers: string, canonical: string): boolean {
  const constraints = constraintsOf(vers);
  if (constraints[0]?.[1] === '*') return vers === canonical;
  const sorted = constraints.toSorted(([, a], [, b]) => order.compare(parsed(order, a), parsed(order, b)));
  return JSON.stringify(sorted) === JSON.stringify(constraintsOf(canonical));
}
