import { type PackageEntry, type PackageRecord, type RankedRange, rankOf } from '../file/package-entry.ts';
import { hitsPoint } from './match-version.ts';

/** The version to get away from. */
export interface From {
  readonly rank: number;
  readonly isPrerelease: boolean;
}

/**
 * The versions that an upgrade can go to: those at which an interval of the records is fixed, which lie above the version,
 * and which none of the records hits; ascending. Pre-releases count only for a version that is one itself.
 */
export function fixedVersions(entry: PackageEntry, records: readonly PackageRecord[], from: From): string[] {
  const fixed: string[] = [];
  const points = fixedPoints(records);
  let last = from.rank;
  for (let at = 0; at < points.length; at++) {
    const point = points[at] ?? 0;
    const rank = rankOf(entry, point);
    if (rank <= last || (entry.prereleases.includes(point) && !from.isPrerelease)) continue;
    if (records.some((record) => hitsPoint(entry, record, point))) continue;
    fixed.push(entry.points[point] ?? '');
    last = rank;
  }
  return fixed;
}

/** The points at which an interval ends, ascending. */
function fixedPoints(records: readonly PackageRecord[]): number[] {
  const points: number[] = [];
  const collect = ({ bounds }: RankedRange): void => {
    for (let at = 1; at < bounds.length; at += 2) {
      const point = (bounds[at] ?? 0) - 1;
      if (point >= 0 && !points.includes(point)) points.push(point);
    }
  };
  records.forEach(({ affected }) => affected.forEach(({ ranges }) => ranges.forEach(collect)));
  return points.length > 1 ? points.sort((a, b) => a - b) : points;
}
