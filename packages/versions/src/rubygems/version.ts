import { compareNumeric, toNumeric, type Numeric } from '../numeric.ts';
import { VERSION_LIMIT } from '../semver-version.ts';

/** A number, or letters, which make a pre-release of what stands before them. */
export type Segment = Numeric | string;

/** A version of a gem in the segments that are compared. */
export interface GemVersion {
  /** As written: `1.0` has two, which a requirement with `~>` counts. */
  readonly segments: readonly Segment[];
  /** Without zeros at the end of the numbers in front and at the end of the whole. */
  readonly canonical: readonly Segment[];
}

const VERSION = /^[0-9]+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const SEGMENT = /[0-9]+|[A-Za-z]+/g;
const DIGIT = /^[0-9]/;

/**
 * Reads a version as Gem::Version does (source: rubygems/version.rb): numbers and letters between dots, a hyphen being
 * another spelling of `.pre.`. Undefined for anything else; the empty text, which Ruby takes for 0, is no version here.
 */
export function parseVersion(text: string): GemVersion | undefined {
  if (text.length > VERSION_LIMIT || !VERSION.test(text)) return undefined;
  const parts = text.replaceAll('-', '.pre.').match(SEGMENT) ?? [];
  return versionOf(parts.map((part) => (DIGIT.test(part) ? toNumeric(part) : part)));
}

/** The version of these segments. */
export function versionOf(segments: readonly Segment[]): GemVersion {
  const letters = segments.findIndex((segment) => typeof segment === 'string');
  const end = letters < 0 ? segments.length : letters;
  return { segments, canonical: [...withoutZeros(segments.slice(0, end)), ...withoutZeros(segments.slice(end))] };
}

function withoutZeros(segments: readonly Segment[]): readonly Segment[] {
  return segments.slice(0, segments.findLastIndex((segment) => segment !== 0) + 1);
}

/** Segment by segment; letters come before numbers, and what is missing counts as zero. */
export function compareVersions({ canonical: a }: GemVersion, { canonical: b }: GemVersion): number {
  const count = Math.max(a.length, b.length);
  for (let at = 0; at < count; at += 1) {
    const order = compareSegments(a[at] ?? 0, b[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function compareSegments(a: Segment, b: Segment): number {
  if (typeof a === 'string') {
    if (typeof b !== 'string') return -1;
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  return typeof b === 'string' ? 1 : compareNumeric(a, b);
}

/** A version with letters anywhere is one. */
export function isPrerelease({ segments }: GemVersion): boolean {
  return segments.some((segment) => typeof segment === 'string');
}

/** The numbers before the first letters: `1.2.0.rc1` as the release `1.2.0`. */
export function releaseOf({ segments }: GemVersion): readonly Numeric[] {
  const numbers: Numeric[] = [];
  for (const segment of segments) {
    if (typeof segment === 'string') break;
    numbers.push(segment);
  }
  return numbers;
}
