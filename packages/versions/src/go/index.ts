import type { VersionOrder } from '@morel/model';
import { compareSemVersions, type SemVersion } from '../semver-version.ts';
import { about } from './about.ts';
import { answers, parseQuery } from './query.ts';
import { isPseudoVersion, parseVersion } from './version.ts';

/** Semantic Versioning 2.0.0 as Go writes it, for modules and for Go's own releases. */
export const order: VersionOrder<SemVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareSemVersions,
  // A commit is what many modules release: leaving it out would hide their only fix.
  isPrerelease: (version) => version.pre.length > 0 && !isPseudoVersion(version),
  satisfies(version, range) {
    const query = parseQuery(range);
    return query && answers(version, query);
  },
  pinning(range) {
    const query = parseQuery(range);
    if (!query) return undefined;
    if (query.operator === 'least') return 'exact';
    return query.operator === 'newest' || query.operator.startsWith('>') ? 'open' : 'bounded';
  },
};
