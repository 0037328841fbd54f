import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sharedData } from '@morel/testkit';
import * as fc from 'fast-check';
import nodeSemver from 'semver';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const LOOSE = { loose: true };
const folder = sharedData('suites/node-semver');

interface Case {
  readonly values: readonly unknown[];
  readonly text: string;
}

/** Cases with the option `includePrerelease`, or about values that are no text, are outside the contract. */
function casesOf(name: string): Case[] {
  if (!folder) return [];
  const rows: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  if (!Array.isArray(rows)) throw new Error(`${name} holds no list`);
  return rows
    .filter((row): row is unknown[] => Array.isArray(row) && typeof row[0] === 'string')
    .map((values) => ({ values, text: JSON.stringify(values) }))
    .filter(({ text }) => !text.includes('includePrerelease'));
}

/** Cases of npm's strict reading. npm reads what stands in manifests and lockfiles loosely, and so does this order. */
const STRICT_ONLY = new Set(['[">01.02.03",null]', '["~1.2.3beta",null]', '[">=09090",null]']);

function suite(name: string, isRight: (values: readonly unknown[]) => boolean): void {
  it.skipIf(!folder)(`agrees with every case of ${name}`, () => {
    const cases = casesOf(name).filter(({ text }) => !STRICT_ONLY.has(text));
    expect(cases.length).toBeGreaterThan(2);
    expect(cases.filter(({ values }) => !isRight(values)).map(({ text }) => text)).toEqual([]);
  });
}

function compare(a: unknown, b: unknown): number {
  return order.compare(order.parse(String(a))!, order.parse(String(b))!);
}

function satisfies(version: unknown, range: unknown): boolean | undefined {
  const parsed = order.parse(String(version));
  return parsed && order.satisfies(parsed, String(range));
}

describe("npm's own suite", () => {
  suite('comparisons', ([higher, lower]) => compare(higher, lower) > 0);
  suite('equality', ([a, b]) => compare(a, b) === 0);
  suite('invalid-versions', ([text]) => order.parse(String(text)) === undefined);
  suite('valid-versions', ([text, major, minor, patch, pre]) => {
    return isDeepStrictEqual(order.parse(String(text)), { major, minor, patch, pre });
  });
  suite('range-include', ([range, version]) => satisfies(version, range) === true);
  suite('range-exclude', ([range, version]) => satisfies(version, range) !== true);
  suite('version-gt-range', ([range, version]) => satisfies(version, range) === false);
  suite('version-lt-range', ([range, version]) => satisfies(version, range) === false);
  suite('range-parse', ([range, canonical]) => {
    if (typeof canonical !== 'string') return order.pinning(String(range)) === undefined;
    return neighbours(`${String(range)} ${canonical}`).every((version) => {
      return satisfies(version, range) === satisfies(version, canonical);
    });
  });
});

/** Versions at and around every number that stands in a range. */
function neighbours(range: string): string[] {
  const found = [...range.matchAll(/(\d{1,15})(?:\.(\d{1,15}))?(?:\.(\d{1,15}))?/g)];
  return found.flatMap(([, major = '0', minor = '0', patch = '0']) => {
    const [a, b, c] = [Number(major), Number(minor), Number(patch)];
    const near = [`${a}.${b}.${c}`, `${a}.${b}.${c + 1}`, `${a}.${b + 1}.0`, `${a + 1}.0.0`, `${a}.${b}.0`, `${a}.0.0`];
    return near.flatMap((version) => [version, `${version}-0`, `${version}-beta.4`]);
  });
}

describe('against the npm library, on made-up input', () => {
  const small = fc.oneof(fc.nat(3).map(String), fc.constantFrom('10', '007', '123'));
  const identifier = fc.constantFrom('0', '1', '10', 'a', 'rc', 'beta-2', '-', '1a', '01', 'x');
  const pre = fc.array(identifier, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));
  const tail = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    pre.map((text) => `-${text}`),
    fc.constantFrom('beta', 'rc.1', '+build.1', '-a+b'),
  );
  const version = fc
    .tuple(fc.constantFrom('', 'v', '=', ' v', '= '), small, small, small, tail)
    .map(([prefix, a, b, c, end]) => `${prefix}${a}.${b}.${c}${end}`);
  const part = fc.oneof({ weight: 4, arbitrary: small }, fc.constantFrom('x', 'X', '*'));
  const partial = fc.oneof(
    version.map((text) => text.replaceAll(' ', '')),
    part,
    fc.tuple(part, part).map((parts) => parts.join('.')),
    fc.tuple(part, part, part, tail).map(([a, b, c, end]) => `${a}.${b}.${c}${end}`),
  );
  const operator = fc.constantFrom('', '^', '~', '~>', '>', '>=', '<', '<=', '=', '> ', '>= ', '^ ', '~ ', '<  ');
  const simple = fc.tuple(operator, partial).map((parts) => parts.join(''));
  const alternative = fc.oneof(
    { weight: 4, arbitrary: fc.array(simple, { maxLength: 3 }).map((parts) => parts.join(' ')) },
    fc.tuple(partial, partial).map((parts) => parts.join(' - ')),
  );
  const range = fc.array(alternative, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' || '));

  it('parses the same versions', () => {
    fc.assert(
      fc.property(version, (text) => {
        const theirs = nodeSemver.parse(text, LOOSE);
        const ours = order.parse(text);
        expect(ours && { major: ours.major, minor: ours.minor, patch: ours.patch, pre: ours.pre }).toEqual(
          theirs
            ? { major: theirs.major, minor: theirs.minor, patch: theirs.patch, pre: theirs.prerelease }
            : undefined,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('compares versions the same', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compare(a, b))).toBe(nodeSemver.compare(a, b, LOOSE));
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts the same ranges, but for garbage that npm passes over in silence, and lets the same versions in', () => {
    fc.assert(
      fc.property(range, version, (text, candidate) => {
        const ours = satisfies(candidate, text);
        // Loosely read, npm drops what it does not understand and goes on; here that makes the text no range.
        const theirs =
          nodeSemver.validRange(text, LOOSE) === null ? undefined : nodeSemver.satisfies(candidate, text, LOOSE);
        expect(ours).toBe(ours === undefined && nodeSemver.validRange(text) === null ? undefined : theirs);
      }),
      { numRuns: 20_000 },
    );
  });
});
