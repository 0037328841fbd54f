import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { meets, parseRequirement, type Comparison } from './requirement.ts';
import { compareVersions, isPrerelease, parseVersion, type GemVersion } from './version.ts';

/** Versions of gems, with RubyGems' requirements. */
export const order: VersionOrder<GemVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease,
  satisfies(version, range) {
    const comparisons = parseRequirement(range);
    return comparisons && meets(version, comparisons);
  },
  pinning(range) {
    const comparisons = parseRequirement(range);
    if (!comparisons) return undefined;
    if (comparisons.some(({ operator }) => operator === '=')) return 'exact';
    return comparisons.some(hasEnd) ? 'bounded' : 'open';
  },
};

function hasEnd({ operator }: Comparison): boolean {
  return operator === '<' || operator === '<=' || operator === '~>';
}
