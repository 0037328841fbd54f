import { compareVersions, parseVersion, type MavenVersion } from './version.ts';

/** One interval of a range; a bound that is not there is open. */
export interface Interval {
  readonly low?: Bound;
  readonly high?: Bound;
}

interface Bound {
  readonly version: MavenVersion;
  readonly isIncluded: boolean;
}

const INTERVAL = /^\s*([[(])([^[\]()]*)([\])])\s*(?:,|$)/;
const MOST = 100;
const LONGEST = 2_000;

/**
 * The intervals of a version range: `[1.0,2.0)`, `(,1.0]`, `[1.5]`, several with commas between (source: Maven's POM
 * Reference, "Dependency Version Requirement Specification"). A plain version is a soft requirement: without another one
 * it is what Maven takes, so it is read as that version. Undefined where the text is no range.
 */
export function parseRange(text: string): readonly Interval[] | undefined {
  if (text.length > LONGEST) return undefined;
  if (!/^\s*[[(]/.test(text)) {
    const version = parseVersion(text.trim());
    return version && [{ low: { version, isIncluded: true }, high: { version, isIncluded: true } }];
  }
  const intervals: Interval[] = [];
  let rest = text;
  while (rest.trim() !== '') {
    const [whole = '', open, inner = '', close] = INTERVAL.exec(rest) ?? [];
    const interval = open === undefined ? undefined : readInterval(inner, open === '[', close === ']');
    if (!interval || intervals.length === MOST) return undefined;
    intervals.push(interval);
    rest = rest.slice(whole.length);
  }
  return intervals;
}

function readInterval(inner: string, isLowIncluded: boolean, isHighIncluded: boolean): Interval | undefined {
  const [first = '', second, ...others] = inner.split(',').map((part) => part.trim());
  if (others.length > 0) return undefined;
  if (second === undefined) {
    const version = parseVersion(first);
    const only = version && { version, isIncluded: true };
    return only && isLowIncluded && isHighIncluded ? { low: only, high: only } : undefined;
  }
  const [low, high] = [parseVersion(first), parseVersion(second)];
  if ((first !== '' && !low) || (second !== '' && !high)) return undefined;
  if (low && high && compareVersions(low, high) > 0) return undefined;
  return {
    ...(low && { low: { version: low, isIncluded: isLowIncluded } }),
    ...(high && { high: { version: high, isIncluded: isHighIncluded } }),
  };
}

export function isIn(version: MavenVersion, { low, high }: Interval): boolean {
  const above = low ? compareVersions(version, low.version) : 1;
  const below = high ? compareVersions(version, high.version) : -1;
  return (
    (above > 0 || (above === 0 && low?.isIncluded === true)) &&
    (below < 0 || (below === 0 && high?.isIncluded === true))
  );
}
