import type { VersionOrder } from '@morel/model';
import { compareSemVersions, type SemVersion } from '../semver-version.ts';
import { about } from './about.ts';
import { meets, parseRequirement, type Comparison } from './requirement.ts';
import { parseVersion } from './version.ts';

/** Semantic Versioning 2.0.0 with Cargo's requirements. */
export const order: VersionOrder<SemVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareSemVersions,
  isPrerelease: ({ pre }) => pre.length > 0,
  satisfies(version, range) {
    const comparisons = parseRequirement(range);
    return comparisons && meets(version, comparisons);
  },
  pinning(range) {
    const comparisons = parseRequirement(range);
    if (!comparisons) return undefined;
    if (comparisons.some(({ operator, given }) => operator === '=' && given === 3)) return 'exact';
    return comparisons.some(hasEnd) ? 'bounded' : 'open';
  },
};

function hasEnd({ operator }: Comparison): boolean {
  return operator !== '>' && operator !== '>=';
}
