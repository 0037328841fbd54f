import { toNumeric, type Numeric } from '../numeric.ts';
import {
  compareNumbers,
  comparePrereleases,
  VERSION_LIMIT,
  type Identifier,
  type SemVersion,
} from '../semver-version.ts';

/** A version with its build metadata, which takes part in Dart's order. */
export interface PubVersion extends SemVersion {
  /** Empty where there is none. */
  readonly build: readonly Identifier[];
}

const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const SUFFIX = `(?:-(${IDENTIFIERS}))?(?:\\+(${IDENTIFIERS}))?`;
/** A full version, as a constraint holds it: major, minor, patch, pre-release and build are the groups. */
export const FULL_VERSION: string = `([0-9]+)\\.([0-9]+)\\.([0-9]+)${SUFFIX}`;
const FULL = new RegExp(`^${FULL_VERSION}$`);
const SHORT = /^([0-9]+)(?:\.([0-9]+))?$/;
const INTEGER = /^-?[0-9]+$/;
const HEXADECIMAL = /^-?0[xX][0-9A-Fa-f]+$/;
const LARGEST = 2n ** 63n - 1n;
const NONE: readonly Identifier[] = [];

/**
 * A version as pub_semver parses it, leading zeros included. Beyond it, `1` and `1.2` are read as `1.0.0` and `1.2.0`:
 * advisories write the ends of their ranges so. Undefined for anything else, and where a number is beyond 2^63 - 1.
 */
export function parseVersion(text: string): PubVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const found = FULL.exec(text) ?? SHORT.exec(text);
  return found ? toVersion(found.slice(1)) : undefined;
}

/** The version of a match's groups. */
export function toVersion(groups: readonly (string | undefined)[]): PubVersion | undefined {
  const [majorText, minorText, patchText, pre, build] = groups;
  const [major, minor, patch] = [majorText, minorText, patchText].map((part) => toNumeric(part ?? '0'));
  if (!isHeld(major) || !isHeld(minor) || !isHeld(patch)) return undefined;
  return { major, minor, patch, pre: identifiersOf(pre), build: identifiersOf(build) };
}

/** Dart's `Version.compareTo`: build metadata breaks ties, and any stands above none. */
export function compareVersions(a: PubVersion, b: PubVersion): number {
  const order = compareNumbers(a, b) || comparePrereleases(a.pre, b.pre);
  if (order !== 0) return order;
  if (a.build.length === 0 || b.build.length === 0) return Number(b.build.length === 0) - Number(a.build.length === 0);
  return comparePrereleases(a.build, b.build);
}

function isHeld(value: Numeric | undefined): value is Numeric {
  return value !== undefined && value <= LARGEST;
}

/** Parts are numbers where Dart's `int.tryParse` takes them: a sign and hexadecimal digits too, up to 64 bits. */
function identifiersOf(text: string | undefined): readonly Identifier[] {
  return text ? text.split('.').map(toIdentifier) : NONE;
}

function toIdentifier(part: string): Identifier {
  if (!INTEGER.test(part) && !HEXADECIMAL.test(part)) return part;
  const isNegative = part.startsWith('-');
  const value = BigInt(isNegative ? part.slice(1) : part);
  if (value > LARGEST) return part;
  const signed = isNegative ? -value : value;
  return value <= Number.MAX_SAFE_INTEGER ? Number(signed) : signed;
}
