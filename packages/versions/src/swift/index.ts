import type { VersionOrder } from '@morel/model';
import { compareSemVersions, type SemVersion } from '../semver-version.ts';
import { about } from './about.ts';
import { parseVersion } from './version.ts';

/**
 * Semantic Versioning 2.0.0 as SwiftPM orders it. Ranges stand in manifests only, and those are code that is not run: a
 * range here is one version, which means itself.
 */
export const order: VersionOrder<SemVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareSemVersions,
  isPrerelease: ({ pre }) => pre.length > 0,
  satisfies(version, range) {
    const only = parseVersion(range);
    return only && compareSemVersions(version, only) === 0;
  },
  pinning: (range) => (parseVersion(range) ? 'exact' : undefined),
};
