import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { contains, parseRange } from './range.ts';
import { compareVersions, parseVersion, type ConanVersion } from './version.ts';

/** The order of Conan 2's class `Version`, with its ranges. */
export const order: VersionOrder<ConanVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease: ({ pre }) => pre !== undefined,
  satisfies(version, range) {
    const parsed = parseRange(range);
    return parsed && contains(parsed, version);
  },
  pinning(range) {
    const parsed = parseRange(range);
    if (!parsed) return undefined;
    const [first = [], ...others] = parsed.alternatives;
    if (others.length === 0 && first.some(({ operator }) => operator === '=')) return 'exact';
    const hasEnd = parsed.alternatives.every((set) => set.some(({ operator }) => !operator.startsWith('>')));
    return hasEnd ? 'bounded' : 'open';
  },
};
