import { VERSION_LIMIT } from '../semver-version.ts';

/** A NuGet version without its build metadata, which takes no part in the order. */
export interface NugetVersion {
  /** Major, minor, patch and revision; what is not written is zero. */
  readonly numbers: readonly [number, number, number, number];
  /** Labels of the pre-release in lower case; empty for a release. */
  readonly labels: readonly string[];
}

const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const VERSION = new RegExp(
  String.raw`^([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-(${IDENTIFIERS}))?(?:\+${IDENTIFIERS})?$`,
);
const LARGEST = 2 ** 31 - 1;
const INTEGER = /^-?[0-9]+$/;

/**
 * Reads a version as NuGet does (source: `NuGetVersion.TryParse` of NuGet.Versioning): one to four numbers up to
 * 2^31 - 1, zeros in front allowed, then labels and metadata as in Semantic Versioning 2.0.0.
 */
export function parseVersion(text: string): NugetVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const found = VERSION.exec(text);
  if (!found) return undefined;
  const [, major, minor, patch, revision, release] = found;
  const numbers = [Number(major), Number(minor ?? 0), Number(patch ?? 0), Number(revision ?? 0)] as const;
  if (numbers.some((number) => number > LARGEST)) return undefined;
  return { numbers: [...numbers], labels: labelsOf(release) };
}

export function labelsOf(release: string | undefined): readonly string[] {
  return release ? release.toLowerCase().split('.') : [];
}

export function compareVersions(a: NugetVersion, b: NugetVersion): number {
  return compareNumbers(a, b, 4) || compareReleases(a.labels, b.labels);
}

/** Compares the first numbers only. */
export function compareNumbers(a: NugetVersion, b: NugetVersion, count: number): number {
  for (let at = 0; at < count; at += 1) {
    const sign = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (sign !== 0) return sign;
  }
  return 0;
}

function compareReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const sign = compareLabels(a[at] ?? '', b[at] ?? '');
    if (sign !== 0) return sign;
  }
  return a.length - b.length;
}

/** Numbers by value, below all text (source: `VersionComparer.ComparePart`). */
function compareLabels(a: string, b: string): number {
  const [first, second] = [integerOf(a), integerOf(b)];
  if (first !== undefined && second !== undefined) return first - second;
  if (first !== undefined) return -1;
  if (second !== undefined) return 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What .NET reads as a 32-bit integer, a sign included; a longer number is text to NuGet. */
function integerOf(label: string): number | undefined {
  if (!INTEGER.test(label)) return undefined;
  const value = Number(label);
  return value <= LARGEST && value >= -LARGEST - 1 ? value : undefined;
}
