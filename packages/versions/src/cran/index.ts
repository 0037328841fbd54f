import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { meets, parseRange } from './range.ts';
import { compareVersions, parseVersion, type CranVersion } from './version.ts';

/** R's `package_version` with the comparisons of DESCRIPTION files. */
export const order: VersionOrder<CranVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  // R knows no pre-releases: `1.0.0.9000` is a custom of developers, and a version like any other.
  isPrerelease: () => false,
  satisfies(version, range) {
    return parseRange(range)?.every((comparison) => meets(version, comparison));
  },
  pinning(range) {
    const comparisons = parseRange(range);
    if (!comparisons) return undefined;
    if (comparisons.some(({ operator }) => operator === '==')) return 'exact';
    return comparisons.some(({ operator }) => operator.startsWith('<')) ? 'bounded' : 'open';
  },
};
