import type { Comparator, ComparatorSet } from './comparators.ts';
import { increment, toNumeric, type Numeric } from '../numeric.ts';
import { RANGE_LIMIT, toIdentifiers, type Identifier, type SemVersion } from '../semver-version.ts';
import { isSafe } from './version.ts';

const BUILD = /\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*/g;
const NUMBER = String.raw`(\d+|[xX*])`;
const PRE = String.raw`(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)|([A-Za-z-][0-9A-Za-z-]*(?:\.[0-9A-Za-z-]+)*))?`;
const PARTIAL = String.raw`[v=]*${NUMBER}(?:\.${NUMBER}(?:\.${NUMBER}${PRE})?)?`;
const HYPHEN = new RegExp(`^${PARTIAL} - ${PARTIAL}$`);
const SIMPLE = new RegExp(`(~ ?>?|\\^|[<>](?: ?=)?|=?) ?${PARTIAL}(?: |$)`, 'y');

/** A version with parts left out or written as `x`, `X` or `*`. */
interface PartialVersion {
  /** Undefined stands for any number; so do all after it. */
  readonly major: Numeric | undefined;
  readonly minor: Numeric | undefined;
  readonly patch: Numeric | undefined;
  readonly pre: readonly Identifier[];
  /** A number follows a part that stands for any, as in `1.x.5`. */
  readonly isGapped: boolean;
}

/**
 * The alternatives of a range as npm's manifests write it: comparisons, `^`, `~`, x-ranges, hyphen ranges and `||`.
 * Undefined where any part of it is none of these: a tag, a URL, an alias. Source: the range grammar of npm's
 * documentation, read loosely as npm does.
 */
export function parseRange(text: string): readonly ComparatorSet[] | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  const sets: ComparatorSet[] = [];
  for (const alternative of text.replace(/\s+/g, ' ').replace(BUILD, '').split('||')) {
    const set = parseAlternative(alternative.trim());
    if (!set || !set.every(({ version }) => isInReach(version))) return undefined;
    sets.push(set.filter((comparator) => !isFromZero(comparator)));
  }
  // npm drops all other alternatives beside `*`, and with them the pre-releases that they would let in.
  return sets.find((set) => set.length === 0) ? [[]] : sets;
}

function parseAlternative(text: string): ComparatorSet | undefined {
  const hyphen = HYPHEN.exec(text);
  if (hyphen) return hyphenRange(partialOf(hyphen, 1), partialOf(hyphen, 6));
  const set: Comparator[] = [];
  SIMPLE.lastIndex = 0;
  while (SIMPLE.lastIndex < text.length) {
    const found = SIMPLE.exec(text);
    if (!found) return undefined;
    const operator = found[1]?.replace(' ', '') ?? '';
    const partial = partialOf(found, 2);
    // After `^` and `~`, and in hyphen ranges, npm passes over the stray number; elsewhere it takes the text for none.
    if (partial.isGapped && !/^[~^]/.test(operator)) return undefined;
    set.push(...simpleRange(operator, partial));
  }
  return set;
}

/** The five groups of `PARTIAL` from `at` on. */
function partialOf(groups: RegExpExecArray, at: number): PartialVersion {
  const [major, minor, patch] = [toPart(groups[at]), toPart(groups[at + 1]), toPart(groups[at + 2])];
  const pre = toIdentifiers(groups[at + 3] ?? groups[at + 4]);
  if (major === undefined) return { major, minor: major, patch: major, pre, isGapped: (minor ?? patch) !== undefined };
  if (minor === undefined) return { major, minor, patch: minor, pre, isGapped: patch !== undefined };
  return { major, minor, patch, pre, isGapped: false };
}

function toPart(text: string | undefined): Numeric | undefined {
  return text === undefined || /^[xX*]$/.test(text) ? undefined : toNumeric(text);
}

function hyphenRange(from: PartialVersion, to: PartialVersion): ComparatorSet {
  const end = to.patch === undefined ? before(to, to.minor === undefined ? 'major' : 'minor') : upTo(to);
  return [...atLeast(from), ...(to.major === undefined ? [] : [end])];
}

function simpleRange(operator: string, partial: PartialVersion): ComparatorSet {
  const { major, minor, patch } = partial;
  if (major === undefined) return operator === '<' || operator === '>' ? [NEVER] : [];
  switch (operator) {
    case '^':
      return [...atLeast(partial), before(partial, caretPart(partial))];
    case '~':
    case '~>':
      return [...atLeast(partial), before(partial, minor === undefined ? 'major' : 'minor')];
    case '>=':
      return atLeast(partial);
    case '<':
      return [{ op: '<', ...full(partial, patch === undefined ? [0] : partial.pre) }];
    case '<=':
      return [patch === undefined ? before(partial, minor === undefined ? 'major' : 'minor') : upTo(partial)];
    case '>':
      if (patch !== undefined) return [{ op: '>', ...full(partial, partial.pre) }];
      return [{ op: '>=', version: raise(partial, minor === undefined ? 'major' : 'minor', []), admits: false }];
    default:
      if (patch !== undefined) return [{ op: '=', ...full(partial, partial.pre) }];
      return [...atLeast(partial), before(partial, minor === undefined ? 'major' : 'minor')];
  }
}

/** A caret lets everything move that stands right of the leftmost part that is not zero. */
function caretPart({ major, minor, patch }: PartialVersion): Part {
  if (major !== 0 || minor === undefined) return 'major';
  return minor !== 0 || patch === undefined ? 'minor' : 'patch';
}

type Part = 'major' | 'minor' | 'patch';

// Below the lowest version there is.
const NEVER: Comparator = { op: '<', version: { major: 0, minor: 0, patch: 0, pre: [0] }, admits: false };

function atLeast(partial: PartialVersion): ComparatorSet {
  if (partial.major === undefined) return [];
  return [{ op: '>=', ...full(partial, partial.patch === undefined ? [] : partial.pre) }];
}

function upTo(partial: PartialVersion): Comparator {
  return { op: '<=', ...full(partial, partial.pre) };
}

/** Below the first pre-release of the next version that differs in the part. */
function before(partial: PartialVersion, part: Part): Comparator {
  return { op: '<', version: raise(partial, part, [0]), admits: false };
}

function raise(
  { major = 0, minor = 0, patch = 0 }: PartialVersion,
  part: Part,
  pre: readonly Identifier[],
): SemVersion {
  if (part === 'major') return { major: increment(major), minor: 0, patch: 0, pre };
  if (part === 'minor') return { major, minor: increment(minor), patch: 0, pre };
  return { major, minor, patch: increment(patch), pre };
}

function full({ major = 0, minor = 0, patch = 0 }: PartialVersion, pre: readonly Identifier[]): Omit<Comparator, 'op'> {
  return { version: { major, minor, patch, pre }, admits: pre.length > 0 };
}

function isFromZero({ op, version: { major, minor, patch, pre } }: Comparator): boolean {
  return op === '>=' && major === 0 && minor === 0 && patch === 0 && pre.length === 0;
}

function isInReach({ major, minor, patch }: SemVersion): boolean {
  return isSafe(major) && isSafe(minor) && isSafe(patch);
}
