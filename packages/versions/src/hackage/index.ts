import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { contains, isBounded, isExact, parseRange } from './range.ts';
import { compareVersions, parseVersion, type HackageVersion } from './version.ts';

/** Lists of numbers, as Haskell's Cabal compares them. */
export const order: VersionOrder<HackageVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease: () => false,
  satisfies(version, range) {
    const parsed = parseRange(range);
    return parsed && contains(parsed, version);
  },
  pinning(range) {
    const parsed = parseRange(range);
    if (!parsed) return undefined;
    if (isExact(parsed)) return 'exact';
    return isBounded(parsed) ? 'bounded' : 'open';
  },
};
