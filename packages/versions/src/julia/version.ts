import { compareNumeric, toNumeric, type Numeric } from '../numeric.ts';

/** One part of a pre-release or a build: a number, or text that is not all digits. */
type Identifier = Numeric | string;

/** A version as Julia reads it. */
export interface JuliaVersion {
  readonly numbers: readonly [Numeric, Numeric, Numeric];
  /** Empty for a release. */
  readonly pre: readonly Identifier[];
  /** Empty where there is none. Unlike in Semantic Versioning it takes part: it counts the builds of a binary package. */
  readonly build: readonly Identifier[];
}

const IDENTIFIERS = String.raw`(?:[0-9a-z-]+\.)*[0-9a-z-]+`;
const VERSION = new RegExp(
  String.raw`^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:(-)|([a-z][0-9a-z-]*(?:\.[0-9a-z-]+)*|-${IDENTIFIERS}))?(?:(\+)|\+(${IDENTIFIERS}))?$`,
  'i',
);
const DIGITS = /^[0-9]+$/;
const LIMIT = 256;

/** A version: numbers left out are zero, a `v` in front is let pass. Source: Julia's `VersionNumber` (base/version.jl). */
export function parseVersion(text: string): JuliaVersion | undefined {
  const found = text.length <= LIMIT ? VERSION.exec(text) : null;
  if (!found) return undefined;
  const [, major = '0', minor = '0', patch = '0', lowest, pre, plus, build] = found;
  return {
    numbers: [toNumeric(major), toNumeric(minor), toNumeric(patch)],
    pre: toIdentifiers(lowest === undefined ? pre?.replace(/^-/, '') : ''),
    build: toIdentifiers(plus === undefined ? build : ''),
  };
}

function toIdentifiers(text: string | undefined): readonly Identifier[] {
  return text === undefined ? [] : text.split('.').map((part) => (DIGITS.test(part) ? toNumeric(part) : part));
}

/** Numbers, then pre-release (none is above any), then build (none is below any). */
export function compareVersions(a: JuliaVersion, b: JuliaVersion): number {
  const sign = compareNumbers(a.numbers, b.numbers);
  if (sign !== 0) return sign;
  if (a.pre.length === 0 || b.pre.length === 0) {
    if (a.pre.length !== b.pre.length) return a.pre.length === 0 ? 1 : -1;
    return compareIdentifiers(a.build, b.build);
  }
  return compareIdentifiers(a.pre, b.pre) || compareIdentifiers(a.build, b.build);
}

/** Compares as many numbers as both have. */
export function compareNumbers(a: readonly Numeric[], b: readonly Numeric[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const sign = compareNumeric(a[i] ?? 0, b[i] ?? 0);
    if (sign !== 0) return sign;
  }
  return 0;
}

function compareIdentifiers(a: readonly Identifier[], b: readonly Identifier[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const sign = compareOne(a[i] ?? 0, b[i] ?? 0);
    if (sign !== 0) return sign;
  }
  return a.length - b.length;
}

/** Numbers are below texts, but for the empty one, which is below everything. */
function compareOne(a: Identifier, b: Identifier): number {
  if (typeof a === 'string' && typeof b === 'string') {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  if (typeof a === 'string') return a === '' ? -1 : 1;
  if (typeof b === 'string') return b === '' ? 1 : -1;
  return compareNumeric(a, b);
}
