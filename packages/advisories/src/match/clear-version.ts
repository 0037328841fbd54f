import type { PackageEntry, PackageRecord } from '../file/package-entry.ts';
import { hitsPoint } from './match-version.ts';

/** A version to move to, and the ids of the records that hit it too: notices only where it is clear. */
export interface ClearVersion {
  readonly version: string;
  readonly leaves: readonly string[];
}

/**
 * The lowest of these versions, as `Match.fixed` gives them, that no record of the package hits with a weakness; where every
 * one is hit, the lowest of those that the fewest records hit. None that is malware. Notices do not count.
 */
export function clearVersion(entry: PackageEntry, versions: Iterable<string>): ClearVersion | undefined {
  const points: number[] = [];
  for (const version of versions) {
    const point = entry.points.indexOf(version);
    if (point >= 0 && !points.includes(point)) points.push(point);
  }
  let best: { readonly point: number; readonly hits: readonly PackageRecord[] } | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const point of points.sort((a, b) => a - b)) {
    const hits = hitsAt(entry, point);
    if (hits.some((record) => record.head().kind === 'malware')) continue;
    const weaknesses = hits.filter((record) => record.head().kind !== 'notice').length;
    if (weaknesses < fewest) best = { point, hits };
    fewest = Math.min(fewest, weaknesses);
    if (weaknesses === 0) break;
  }
  return best && { version: entry.points[best.point] ?? '', leaves: best.hits.map((record) => record.head().id) };
}

/** Several versions of a package are often cleared by the same one. */
const known = new WeakMap<PackageEntry, Map<number, readonly PackageRecord[]>>();

function hitsAt(entry: PackageEntry, point: number): readonly PackageRecord[] {
  let answers = known.get(entry);
  if (!answers) known.set(entry, (answers = new Map()));
  let answer = answers.get(point);
  if (!answer) answers.set(point, (answer = entry.records.filter((record) => isHit(entry, record, point))));
  return answer;
}

function isHit(entry: PackageEntry, record: PackageRecord, point: number): boolean {
  return !record.withdrawn && hitsPoint(entry, record, point);
}
