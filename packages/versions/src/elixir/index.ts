import type { VersionOrder } from '@morel/model';
import { compareSemVersions, type SemVersion } from '../semver-version.ts';
import { about } from './about.ts';
import { meets, parseRequirement } from './requirement.ts';
import { parseVersion } from './version.ts';

/** Semantic Versioning 2.0.0 with Elixir's requirements. */
export const order: VersionOrder<SemVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareSemVersions,
  isPrerelease: ({ pre }) => pre.length > 0,
  satisfies(version, range) {
    const alternatives = parseRequirement(range);
    return alternatives && meets(version, alternatives);
  },
  pinning(range) {
    const alternatives = parseRequirement(range);
    if (!alternatives) return undefined;
    const exact = alternatives.filter((one) => one.some(({ operator }) => operator === '=='));
    if (alternatives.length === 1 && exact.length === 1) return 'exact';
    const isBounded = alternatives.every((one) => one.some(({ operator }) => ['==', '<', '<='].includes(operator)));
    return isBounded ? 'bounded' : 'open';
  },
};
