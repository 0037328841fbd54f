import { increment, toNumeric, type Numeric } from '../numeric.ts';
import { RANGE_LIMIT } from '../semver-version.ts';
import { compareVersions, isPrerelease, MODIFIER, parseVersion, type ComposerVersion, type Word } from './version.ts';

/** One comparison of a constraint. */
export interface Comparison {
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
  /** Undefined for a branch, which compares with nothing but itself. */
  readonly version: ComposerVersion | undefined;
  /** A branch that is held at a commit (`dev-main#0123abc`). */
  readonly isHeld?: boolean;
}

/** Comparisons that must all hold. */
export type Alternative = readonly Comparison[];

const MOST_PARTS = 64;
const OR = /\s*\|\|?\s*/;
// A comma or a space, but those around the hyphen of a range, behind an operator, and around `as`.
const AND = /(?<!^|as|[=>< ,]) *(?<!-)[, ](?!-) *(?!,|as|$)/;
const ALIASED = /^([^,\s]+) +as +[^,\s]+$/;
const FLAG = /^([^,\s]*?)@(stable|RC|beta|alpha|dev)$/i;
const REFERENCE = /^(dev-[^,\s@]+?|[^,\s@]+?\.x-dev)#.+$/i;
const ANY = /^(v)?[xX*](\.[xX*])*$/i;
const VERSION = String.raw`v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:${MODIFIER}|\.([xX*][.-]?dev))(?:\+\S+)?`;
const TILDE = new RegExp(`^~${VERSION}$`, 'i');
const CARET = new RegExp(String.raw`^\^${VERSION}$`, 'i');
const WILDCARD = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.[xX*])+$/;
const HYPHEN = new RegExp(`^(${VERSION}) +- +(${VERSION})$`, 'i');
const COMPARISON = /^(<>|!=|>=?|<=?|==?)?\s*(.*)$/s;
const SUFFIXED = new RegExp(`-${MODIFIER}$`);
const BRANCH_NAME = /^[0-9a-zA-Z./-]+-dev$/;
const NUMERIC_BRANCH = /^v?(\d+)(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?[.-]?dev$/i;
/** What Composer puts in the place of the `x` of a branch. */
export const BRANCH_NUMBER = 9_999_999;
const MATCH_ALL: Alternative = [];
const STABILITIES: ReadonlyMap<string, Word> = new Map([
  ['rc', 'RC'],
  ['beta', 'beta'],
  ['alpha', 'alpha'],
  ['dev', 'dev'],
]);

/**
 * A constraint as `VersionParser::parseConstraints` of composer/semver reads it: alternatives, of which one must hold.
 * Undefined where the text is none.
 */
export function parseRange(text: string): readonly Alternative[] | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  const texts = text.trim().split(OR);
  if (texts.length > MOST_PARTS) return undefined;
  const alternatives: Alternative[] = [];
  for (const part of texts) {
    const alternative = parseAlternative(part);
    if (!alternative) return undefined;
    alternatives.push(alternative);
  }
  return alternatives;
}

function parseAlternative(text: string): Alternative | undefined {
  const parts = text.split(AND);
  if (parts.length > MOST_PARTS) return undefined;
  const comparisons: Comparison[] = [];
  for (const part of parts) {
    const parsed = parseConstraint(part);
    if (!parsed) return undefined;
    comparisons.push(...parsed);
  }
  return comparisons;
}

function parseConstraint(text: string): Alternative | undefined {
  const unaliased = ALIASED.exec(text)?.[1] ?? text;
  const [, before, flag] = FLAG.exec(unaliased) ?? [];
  const flagless = before === undefined ? unaliased : before || '*';
  const constraint = REFERENCE.exec(flagless)?.[1] ?? flagless;
  const any = ANY.exec(constraint);
  if (any) return any[1] || any[2] ? [{ operator: '>=', version: [0, 0, 0, 0, 'dev'] }] : MATCH_ALL;
  const tilde = TILDE.exec(constraint);
  if (tilde) return tildeRange(constraint, tilde);
  const caret = CARET.exec(constraint);
  if (caret) return caretRange(constraint, caret);
  const wildcard = WILDCARD.exec(constraint);
  if (wildcard) return wildcardRange(wildcard);
  const hyphen = HYPHEN.exec(constraint);
  if (hyphen) return hyphenRange(hyphen);
  return comparison(constraint, flag, constraint !== flagless);
}

type Groups = readonly (string | undefined)[];

/** `~1.2.3` lets the last number given grow, `~1` the first. */
function tildeRange(text: string, groups: Groups): Alternative | undefined {
  const position = lastGiven(groups) + (groups[8] ? 1 : 0);
  return between(withSuffix(text, groups), bump(groups, Math.max(1, position - 1)));
}

/** `^1.2.3` lets everything grow that stands right of the leftmost number that is not zero. */
function caretRange(text: string, groups: Groups): Alternative | undefined {
  const [, major, minor, patch] = groups;
  if (major !== '0' || minor === undefined) return between(withSuffix(text, groups), bump(groups, 1));
  return between(withSuffix(text, groups), bump(groups, minor !== '0' || patch === undefined ? 2 : 3));
}

function wildcardRange(groups: Groups): Alternative {
  const position = lastGiven(groups);
  const low = padded(groups, position);
  const high: Comparison = { operator: '<', version: bump(groups, position) };
  return low.every((number) => number === 0) ? [high] : [{ operator: '>=', version: [...low, 'dev'] }, high];
}

/** `1.0 - 2.0` takes in all that starts with the second, unless that is given in full. */
function hyphenRange(groups: Groups): Alternative | undefined {
  const [, from = '', ...rest] = groups;
  const to = groups[10] ?? '';
  const low = normalise(from);
  const high = normalise(to);
  if (!low || !high) return undefined;
  const hasSuffix = [rest[4], rest[6], rest[7]].some(Boolean);
  const lower: Comparison = { operator: '>=', version: hasSuffix ? low : [...low, 'dev'] };
  const upper = groups.slice(10);
  const isFull = upper[2] !== undefined && upper[3] !== undefined;
  if (isFull || upper[5] || upper[7] || upper[8]) return [lower, { operator: '<=', version: high }];
  return [lower, { operator: '<', version: bump(upper, upper[2] === undefined ? 1 : 2) }];
}

function comparison(text: string, flag: string | undefined, isHeld: boolean): Alternative | undefined {
  const [, written = '=', name = ''] = COMPARISON.exec(text) ?? [];
  const operator = toOperator(written);
  const version = normalise(name);
  if (!version) return isBranch(name) ? [{ operator, version: undefined, isHeld }] : undefined;
  const stability = operator === '=' || isPrerelease(version) ? undefined : STABILITIES.get(flag?.toLowerCase() ?? '');
  if (stability) return [{ operator, version: [...version, stability] }];
  const takesUnstable = (operator === '<' || operator === '>=') && !SUFFIXED.test(name.toLowerCase());
  return [{ operator, version: takesUnstable ? [...version, 'dev'] : version, isHeld }];
}

function toOperator(text: string): Comparison['operator'] {
  switch (text) {
    case '<':
    case '<=':
    case '>':
    case '>=':
      return text;
    case '!=':
    case '<>':
      return '!=';
    default:
      return '=';
  }
}

/** A version, or a branch with numbers, which has a place in a constraint though it has none as a version. */
function normalise(text: string): ComposerVersion | undefined {
  const plain = text.trim();
  const version = parseVersion(plain.replace(/@(?:stable|RC|beta|alpha|dev)$/i, ''));
  if (version) return version;
  const numbers = NUMERIC_BRANCH.exec(plain)?.slice(1, 5);
  return numbers && [...numbers.map((part) => (/^\d/.test(part ?? '') ? toNumeric(part ?? '') : BRANCH_NUMBER)), 'dev'];
}

function isBranch(text: string): boolean {
  const name = text.trim();
  return /^dev-\S/i.test(name) || ['master', 'trunk', 'default'].includes(name) || BRANCH_NAME.test(name);
}

/** The lower end without the operator; where it has no stability of its own, all of that version's count. */
function withSuffix(text: string, groups: Groups): ComposerVersion | undefined {
  const hasSuffix = [groups[5], groups[7], groups[8]].some(Boolean);
  return normalise(hasSuffix ? text.slice(1) : `${text.slice(1)}-dev`);
}

function between(low: ComposerVersion | undefined, high: ComposerVersion): Alternative | undefined {
  if (!low) return undefined;
  return [
    { operator: '>=', version: low },
    { operator: '<', version: high },
  ];
}

/** How many of the four numbers, in the groups 1 to 4, are given. */
function lastGiven(groups: Groups): number {
  return Math.max(1, groups.slice(1, 5).findLastIndex((part) => part !== undefined) + 1);
}

/** The four numbers, those behind the position zero. */
function padded(groups: Groups, position: number): Numeric[] {
  return [1, 2, 3, 4].map((at) => (at <= position ? toNumeric(groups[at] ?? '0') : 0));
}

/** The upper end: the number at the position is one higher, and no unstable version of that is let in. */
function bump(groups: Groups, position: number): ComposerVersion {
  const numbers = padded(groups, position);
  numbers[position - 1] = increment(numbers[position - 1] ?? 0);
  return [...numbers, 'dev'];
}

/** Whether the version meets one of the alternatives. */
export function meets(version: ComposerVersion, alternatives: readonly Alternative[]): boolean {
  return alternatives.some((comparisons) => comparisons.every((one) => holds(version, one)));
}

function holds(version: ComposerVersion, { operator, version: bound }: Comparison): boolean {
  if (!bound) return operator === '!=';
  const order = compareVersions(version, bound);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}
