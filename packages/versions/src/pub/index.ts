import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { allows, onlyVersion, parseConstraint } from './constraint.ts';
import { compareVersions, parseVersion, type PubVersion } from './version.ts';

/** Dart's versions, whose build metadata counts, with the constraints of pubspecs. */
export const order: VersionOrder<PubVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease: ({ pre }) => pre.length > 0,
  satisfies(version, range) {
    const constraint = parseConstraint(range);
    return constraint && allows(constraint, version);
  },
  pinning(range) {
    const constraint = parseConstraint(range);
    if (!constraint) return undefined;
    if (onlyVersion(constraint)) return 'exact';
    return constraint.max ? 'bounded' : 'open';
  },
};
