import { RANGE_LIMIT } from '../semver-version.ts';
import { compareNumbers, compareVersions, labelsOf, parseVersion, type NugetVersion } from './version.ts';

/** A range as projects and packages write it. */
export interface NugetRange {
  readonly low?: Bound;
  readonly high?: Bound;
  readonly float?: Float;
}

interface Bound {
  readonly version: NugetVersion;
  readonly isIncluded: boolean;
}

/** What a `*` leaves open: the newest version is taken that keeps the rest. */
interface Float {
  /** How many numbers are fixed, 0 to 4. */
  readonly fixed: number;
  /** What the label of a pre-release has to start with; undefined where only releases are taken. */
  readonly prefix: string | undefined;
}

const FLOAT = /^((?:[0-9]+\.){0,3}(?:[0-9]+|\*))(?:-([0-9A-Za-z.-]*)\*)?$/;
const LABELS = /^(?:[0-9A-Za-z-]+\.)*[0-9A-Za-z-]*$/;

/**
 * Reads a range: `1.0` is that or anything newer, `[1.0]` that alone, `[1.0,2.0)` and its like, `1.*` and `1.0.0-beta.*`
 * float. Undefined where the text is none. Sources: NuGet's "Package versioning" and `VersionRange.TryParse`.
 */
export function parseRange(text: string): NugetRange | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  const range = text.trim();
  const [first, last] = [range.charAt(0), range.slice(1).slice(-1)];
  if (first !== '[' && first !== '(') return lowerOf(range, true);
  if (last !== ']' && last !== ')') return undefined;
  return intervalOf(range.slice(1, -1), first === '[', last === ']');
}

function intervalOf(inner: string, isLowIncluded: boolean, isHighIncluded: boolean): NugetRange | undefined {
  const [low = '', high, ...others] = inner.split(',').map((part) => part.trim());
  if (others.length > 0) return undefined;
  if (high === undefined) {
    const version = parseVersion(low);
    const only = version && { version, isIncluded: true };
    return only && isLowIncluded && isHighIncluded ? { low: only, high: only } : undefined;
  }
  const lower = low === '' ? {} : lowerOf(low, isLowIncluded);
  const upper = high === '' ? undefined : parseVersion(high);
  if (!lower || (high !== '' && !upper)) return undefined;
  if (!upper) return lower;
  const sign = lower.low ? compareVersions(lower.low.version, upper) : -1;
  if (sign > 0 || (sign === 0 && !(isLowIncluded && isHighIncluded))) return undefined;
  return { ...lower, high: { version: upper, isIncluded: isHighIncluded } };
}

/** The lower end of a range, which alone may float. */
function lowerOf(text: string, isIncluded: boolean): NugetRange | undefined {
  if (!text.includes('*')) {
    const version = parseVersion(text);
    return version && { low: { version, isIncluded } };
  }
  const [, numbers, prefix] = FLOAT.exec(text) ?? [];
  if (numbers === undefined || !LABELS.test(prefix ?? '')) return undefined;
  const parts = numbers.split('.');
  const isOpen = parts.at(-1) === '*';
  const low = parseVersion(lowestOf(numbers.replace('*', '0'), prefix));
  if (!low) return undefined;
  const float = { fixed: isOpen ? parts.length - 1 : 4, prefix: prefix?.toLowerCase() };
  return { low: { version: low, isIncluded }, float };
}

/** The lowest version of a float: `1.0.0-beta.*` starts at `1.0.0-beta.0`, `1.0.0-beta*` at `1.0.0-beta`. */
function lowestOf(numbers: string, prefix: string | undefined): string {
  if (prefix === undefined) return numbers;
  return `${numbers}-${prefix === '' || prefix.endsWith('.') ? `${prefix}0` : prefix}`;
}

/**
 * Whether the version lies in the range. A pre-release does like any other version: NuGet leaves it out when it picks one,
 * not when it judges one.
 */
export function isIn(version: NugetVersion, { low, high, float }: NugetRange): boolean {
  const above = low ? compareVersions(version, low.version) : 1;
  const below = high ? compareVersions(version, high.version) : -1;
  if (above < 0 || (above === 0 && !low?.isIncluded)) return false;
  if (below > 0 || (below === 0 && !high?.isIncluded)) return false;
  return !float || !low || fits(version, low.version, float);
}

/** Source: `FloatRange.Satisfies`. A float over pre-releases takes releases as well. */
function fits(version: NugetVersion, low: NugetVersion, { fixed, prefix }: Float): boolean {
  if (compareNumbers(version, low, fixed) !== 0) return false;
  if (version.labels.length === 0) return true;
  return prefix !== undefined && version.labels.join('.').startsWith(labelsOf(prefix).join('.'));
}

/**
 * What a range pins. Restore takes the lowest version that fits, so that a range with a lower end takes nothing newer by
 * itself; only a `*` takes what was published last.
 */
export function pinningOf({ low, high, float }: NugetRange): 'exact' | 'bounded' | 'open' {
  if (float) return float.fixed > 0 || high ? 'bounded' : 'open';
  if (low && high && compareVersions(low.version, high.version) === 0) return 'exact';
  return low || high ? 'bounded' : 'open';
}
