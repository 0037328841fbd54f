import { compareNumeric, toNumeric } from '../numeric.ts';
import { compareNumbers, comparePrereleases, hasPaddedIdentifier } from '../semver-version.ts';
import { RANGE_LIMIT, toIdentifiers, type SemVersion } from '../semver-version.ts';
import { fits } from './version.ts';

/** One comparison of a requirement. */
export interface Comparison {
  readonly operator: '=' | '>' | '>=' | '<' | '<=' | '~' | '^';
  /** Numbers left out, or replaced by a wildcard, are zero. */
  readonly bound: SemVersion;
  /** How many numbers are given: 1 to 3. */
  readonly given: number;
}

const NUMBER = '(0|[1-9][0-9]*)';
const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const PATCH = `${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?`;
const MINOR = `(?:${NUMBER}(?:\\.(?:${PATCH}|([xX*])))?|([xX*])(?:\\.[xX*])?)`;
const COMPARISON = new RegExp(`^ *(=|>=|>|<=|<|~|\\^)? *${NUMBER}(?:\\.${MINOR})? *$`);
const ANY = /^ *[xX*] *$/;
const MOST_COMPARISONS = 32;

/**
 * A version requirement as Cargo.toml writes it: comparisons joined by commas that must all hold, a bare version meaning
 * `^`; none for `*`. Undefined where the text is no requirement. Source: the Cargo Book, "Specifying Dependencies".
 */
export function parseRequirement(text: string): readonly Comparison[] | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  if (ANY.test(text)) return [];
  const parts = text.split(',');
  if (parts.length > MOST_COMPARISONS) return undefined;
  const comparisons: Comparison[] = [];
  for (const part of parts) {
    const comparison = parseComparison(part);
    if (!comparison) return undefined;
    comparisons.push(comparison);
  }
  return comparisons;
}

function parseComparison(text: string): Comparison | undefined {
  const found = COMPARISON.exec(text);
  if (!found || hasPaddedIdentifier(found[5])) return undefined;
  const [, operator, majorText = '0', minorText, patchText, preText, ...wildcards] = found;
  const [major, minor, patch] = [toNumeric(majorText), toNumeric(minorText ?? '0'), toNumeric(patchText ?? '0')];
  if (!fits(major) || !fits(minor) || !fits(patch)) return undefined;
  const isWildcard = wildcards.some((wildcard) => wildcard !== undefined);
  const given = [majorText, minorText, patchText].filter((part) => part !== undefined).length;
  const bound = { major, minor, patch, pre: toIdentifiers(preText) };
  return { operator: toOperator(operator) ?? (isWildcard ? '=' : '^'), bound, given };
}

function toOperator(text: string | undefined): Comparison['operator'] | undefined {
  switch (text) {
    case '=':
    case '>':
    case '>=':
    case '<':
    case '<=':
    case '~':
    case '^':
      return text;
    default:
      return undefined;
  }
}

/** Whether the version meets all comparisons. A pre-release does only where one of them names one of the same numbers. */
export function meets(version: SemVersion, comparisons: readonly Comparison[]): boolean {
  if (!comparisons.every((comparison) => holds(version, comparison))) return false;
  if (version.pre.length === 0) return true;
  return comparisons.some(({ bound, given }) => {
    return given === 3 && bound.pre.length > 0 && compareNumbers(version, bound) === 0;
  });
}

function holds(version: SemVersion, { operator, bound, given }: Comparison): boolean {
  const numbers = compareLeading(version, bound, given);
  const order = numbers || comparePrereleases(version.pre, bound.pre);
  const isLower = given === 3 ? order < 0 : numbers < 0;
  switch (operator) {
    case '=':
      return order === 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return isLower;
    case '<=':
      return isLower || order === 0;
    case '~':
      return compareLeading(version, bound, Math.min(given, 2)) === 0 && order >= 0;
    default:
      return compareLeading(version, bound, fixedByCaret(bound, given)) === 0 && (given === 3 ? order : numbers) >= 0;
  }
}

/** A caret lets everything move that stands right of the leftmost number that is not zero. */
function fixedByCaret({ major, minor }: SemVersion, given: number): number {
  if (major > 0 || given === 1) return 1;
  return minor > 0 || given === 2 ? 2 : 3;
}

/** Compares the first numbers only. */
function compareLeading(a: SemVersion, b: SemVersion, count: number): number {
  const major = compareNumeric(a.major, b.major);
  if (major !== 0 || count === 1) return major;
  const minor = compareNumeric(a.minor, b.minor);
  if (minor !== 0 || count === 2) return minor;
  return compareNumeric(a.patch, b.patch);
}
