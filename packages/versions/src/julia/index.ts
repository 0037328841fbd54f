import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { contains, parseCompat } from './compat.ts';
import { compareVersions, parseVersion, type JuliaVersion } from './version.ts';

/** The order of Julia's `VersionNumber`, with Pkg's compat entries. */
export const order: VersionOrder<JuliaVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease: ({ pre }) => pre.length > 0,
  satisfies(version, range) {
    const intervals = parseCompat(range);
    return intervals && contains(intervals, version);
  },
  pinning(range) {
    const intervals = parseCompat(range);
    if (!intervals) return undefined;
    if (intervals.some(({ kind }) => kind === 'open')) return 'open';
    return intervals.length === 1 && intervals[0]?.kind === 'exact' ? 'exact' : 'bounded';
  },
};
