import type { PackageEntry, PackageRecord } from '../file/package-entry.ts';
import { hitsPoint } from './match-version.ts';

/**
 * The lowest of these versions, as `Match.fixed` gives them, that no record of the package hits with a weakness or as
 * malware; undefined where every one is hit. Notices do not count.
 */
export function clearVersion(entry: PackageEntry, versions: Iterable<string>): string | undefined {
  const points: number[] = [];
  for (const version of versions) {
    const point = entry.points.indexOf(version);
    if (point >= 0 && !points.includes(point)) points.push(point);
  }
  points.sort((a, b) => a - b);
  const clear = points.find((point) => isClear(entry, point));
  return clear === undefined ? undefined : entry.points[clear];
}

/** Several versions of a package are often cleared by the same one. */
const known = new WeakMap<PackageEntry, Map<number, boolean>>();

function isClear(entry: PackageEntry, point: number): boolean {
  let answers = known.get(entry);
  if (!answers) known.set(entry, (answers = new Map()));
  let answer = answers.get(point);
  if (answer === undefined) answers.set(point, (answer = !entry.records.some((record) => isHit(entry, record, point))));
  return answer;
}

function isHit(entry: PackageEntry, record: PackageRecord, point: number): boolean {
  return !record.withdrawn && hitsPoint(entry, record, point) && record.head().kind !== 'notice';
}
