import { toNumeric, type Numeric } from '../numeric.ts';
import { compareNumbers, type JuliaVersion } from './version.ts';

/** Versions from one bound to another, both included as far as they are written; without `to` any newer one. */
export interface Interval {
  readonly kind: 'exact' | 'bounded' | 'open';
  readonly from: readonly Numeric[];
  readonly to?: readonly Numeric[];
  /** Excluded upper end. */
  readonly below?: readonly Numeric[];
}

const NUMBERS = String.raw`v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?`;
const CARET = new RegExp(`^([~^]?)${NUMBERS}$`);
const INEQUALITY = new RegExp(String.raw`^(≥|>=|=|<)\s*${NUMBERS}$`);
const HYPHEN = new RegExp(String.raw`^${NUMBERS}\s+-\s+${NUMBERS}$`);
const LIMIT = 1024;
const MOST_INTERVALS = 64;

/**
 * A compat entry: intervals joined by commas, one of which must hold. Undefined where the text is none. Source: Pkg's
 * documentation, "Compatibility", and its `semver_spec`.
 */
export function parseCompat(text: string): readonly Interval[] | undefined {
  if (text.length > LIMIT) return undefined;
  const parts = text.split(',');
  if (parts.length > MOST_INTERVALS) return undefined;
  const intervals: Interval[] = [];
  for (const part of parts) {
    const interval = parseInterval(part.trim());
    if (!interval) return undefined;
    intervals.push(interval);
  }
  return intervals;
}

function parseInterval(text: string): Interval | undefined {
  const caret = CARET.exec(text);
  if (caret) return caretOrTilde(caret[1] === '~', numbersIn(caret.slice(2)));
  const inequality = INEQUALITY.exec(text);
  if (inequality) return unequal(inequality[1] ?? '', numbersIn(inequality.slice(2)));
  const hyphen = HYPHEN.exec(text);
  return hyphen ? { kind: 'bounded', from: numbersIn(hyphen.slice(1, 4)), to: numbersIn(hyphen.slice(4)) } : undefined;
}

function numbersIn(texts: readonly (string | undefined)[]): Numeric[] {
  return texts.flatMap((text) => (text === undefined ? [] : [toNumeric(text)]));
}

/** A caret fixes all up to the leftmost number that is not zero, a tilde all but the last of three. */
function caretOrTilde(isTilde: boolean, given: readonly Numeric[]): Interval | undefined {
  if (isNothing(given)) return undefined;
  const leftmost = given.findIndex((number) => number > 0);
  const fixed = isTilde ? Math.min(given.length, 2) : leftmost < 0 ? given.length : leftmost + 1;
  return { kind: 'bounded', from: filled(given), to: given.slice(0, fixed) };
}

function unequal(operator: string, given: readonly Numeric[]): Interval | undefined {
  if (isNothing(given)) return undefined;
  const bound = filled(given);
  if (operator === '=') return { kind: 'exact', from: bound, to: bound };
  if (operator !== '<') return { kind: 'open', from: bound };
  return bound.every((number) => number <= 0) ? undefined : { kind: 'bounded', from: [], below: bound };
}

/** Pkg refuses `0.0.0`. */
function isNothing(given: readonly Numeric[]): boolean {
  return given.length === 3 && given.every((number) => number <= 0);
}

function filled(given: readonly Numeric[]): Numeric[] {
  return [given[0] ?? 0, given[1] ?? 0, given[2] ?? 0];
}

/** Whether one of the intervals holds the numbers of the version. Pre-release and build take no part. */
export function contains(intervals: readonly Interval[], { numbers }: JuliaVersion): boolean {
  return intervals.some(({ from, to, below }) => {
    if (compareNumbers(numbers, from) < 0) return false;
    if (below) return compareNumbers(numbers, below) < 0;
    return to === undefined || compareNumbers(numbers, to) <= 0;
  });
}
