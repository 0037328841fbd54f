import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { isIn, parseRange, pinningOf } from './range.ts';
import { compareVersions, parseVersion, type NugetVersion } from './version.ts';

/** Versions of NuGet packages: four numbers, labels compared without case, metadata passed over. */
export const order: VersionOrder<NugetVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease: ({ labels }) => labels.length > 0,
  satisfies(version, range) {
    const parsed = parseRange(range);
    return parsed && isIn(version, parsed);
  },
  pinning(range) {
    const parsed = parseRange(range);
    return parsed && pinningOf(parsed);
  },
};
