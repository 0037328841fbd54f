import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { isIn, parseRange, type Interval } from './range.ts';
import { compareVersions, isPrerelease, parseVersion, type MavenVersion } from './version.ts';

const METAVERSIONS: ReadonlySet<string> = new Set(['LATEST', 'RELEASE']);

/** Versions of Maven and of everything that uses its repositories. */
export const order: VersionOrder<MavenVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease,
  satisfies(version, range) {
    if (METAVERSIONS.has(range)) return true;
    return parseRange(range)?.some((interval) => isIn(version, interval));
  },
  pinning(range) {
    if (METAVERSIONS.has(range)) return 'open';
    const intervals = parseRange(range);
    if (!intervals) return undefined;
    if (intervals.length === 1 && intervals.every(isExact)) return 'exact';
    return intervals.every(({ high }) => high !== undefined) ? 'bounded' : 'open';
  },
};

function isExact({ low, high }: Interval): boolean {
  return low !== undefined && high !== undefined && compareVersions(low.version, high.version) === 0;
}
