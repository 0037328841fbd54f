import type { VersionOrder } from '@morel/model';
import { pinningOf, satisfiesAny } from './comparators.ts';
import { compareSemVersions, type SemVersion } from '../semver-version.ts';
import { about } from './about.ts';
import { parseRange } from './range.ts';
import { parseVersion } from './version.ts';

/** Semantic Versioning 2.0.0 with npm's loose spellings and npm's ranges. */
export const order: VersionOrder<SemVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareSemVersions,
  isPrerelease: ({ pre }) => pre.length > 0,
  satisfies(version, range) {
    const sets = parseRange(range);
    return sets && satisfiesAny(version, sets);
  },
  pinning(range) {
    const sets = parseRange(range);
    return sets && pinningOf(sets);
  },
};
