import type { VersionOrder } from '@morel/model';
import { compareSemVersions, type SemVersion } from '../semver-version.ts';
import { about } from './about.ts';
import { leadsTo, parseReference } from './reference.ts';
import { parseVersion } from './version.ts';

/** Tags of git repositories that name a release, and the references that builds make to them. */
export const order: VersionOrder<SemVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareSemVersions,
  isPrerelease: ({ pre }) => pre.length > 0,
  satisfies(version, range) {
    const reference = parseReference(range);
    return reference && leadsTo(reference, version);
  },
  // A tag can be moved to any other code by whoever may write to the repository, a full version like any other.
  pinning(range) {
    const reference = parseReference(range);
    if (!reference) return undefined;
    return reference.kind === 'commit' ? 'exact' : 'open';
  },
};
