/** The parsed form that all orders after Semantic Versioning 2.0.0 share, and its precedence (section 11). */
import { compareNumeric, toNumeric, type Numeric } from './numeric.ts';

/** One dot-separated part of a pre-release: a number, or text that is not all digits. */
export type Identifier = Numeric | string;

/** A version without its build metadata, which takes no part in precedence. */
export interface SemVersion {
  readonly major: Numeric;
  readonly minor: Numeric;
  readonly patch: Numeric;
  /** Empty for a release. */
  readonly pre: readonly Identifier[];
}

/** Longest version text that any order here reads. */
export const VERSION_LIMIT = 256;

/** Longest range text that any order here reads. */
export const RANGE_LIMIT = 1024;

const NO_IDENTIFIERS: readonly Identifier[] = [];
const DIGITS = /^[0-9]+$/;
const PADDED = /(?:^|\.)0[0-9]+(?:\.|$)/;

/** The identifiers of a pre-release text; none for undefined or empty text. */
export function toIdentifiers(text: string | undefined): readonly Identifier[] {
  if (!text) return NO_IDENTIFIERS;
  return text.split('.').map((part) => (DIGITS.test(part) ? toNumeric(part) : part));
}

/** Whether a numeric identifier of the text has a leading zero, which Semantic Versioning forbids. */
export function hasPaddedIdentifier(text: string | undefined): boolean {
  return text !== undefined && PADDED.test(text);
}

/** Precedence of section 11. Allocates nothing. */
export function compareSemVersions(a: SemVersion, b: SemVersion): number {
  return compareNumbers(a, b) || comparePrereleases(a.pre, b.pre);
}

/** Compares major, minor and patch alone. */
export function compareNumbers(a: SemVersion, b: SemVersion): number {
  return compareNumeric(a.major, b.major) || compareNumeric(a.minor, b.minor) || compareNumeric(a.patch, b.patch);
}

/** Compares pre-releases of one version; none stands above any. */
export function comparePrereleases(a: readonly Identifier[], b: readonly Identifier[]): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = compareIdentifiers(a[i] ?? 0, b[i] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareIdentifiers(a: Identifier, b: Identifier): number {
  if (typeof a === 'string' && typeof b === 'string') {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  if (typeof a === 'string') return 1;
  if (typeof b === 'string') return -1;
  return compareNumeric(a, b);
}
