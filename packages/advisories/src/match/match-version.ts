import { type AdvisoryRecord, type MatchEvidence, type VersionOrder, quote } from '@morel/model';
import { otherVersion } from '../file/damage.ts';
import {
  type PackageEntry,
  type PackageRecord,
  type RankedAffected,
  type RankedRange,
  intervalAt,
  rankOf,
} from '../file/package-entry.ts';

/** What the records of a package say about one version of it. */
export interface VersionMatch {
  /** Records, live or withdrawn, that hit the version. */
  readonly hits: readonly Hit[];
  /** Records that can neither match nor clear the version. */
  readonly open: readonly OpenRecord[];
  /** Where the version stands among the points of the entry; undefined where it has none or the order cannot parse it. */
  readonly rank: number | undefined;
  readonly isPrerelease: boolean;
}

export interface Hit {
  readonly record: AdvisoryRecord;
  readonly incidents: readonly number[];
  readonly evidence: readonly MatchEvidence[];
}

export interface OpenRecord {
  readonly record: PackageRecord;
  readonly why: 'version' | 'range';
}

/** Where a version stands among the points of an entry. */
interface Place {
  readonly rank: number | undefined;
  /** The points from here up to `end` are this version, by the order or letter for letter. */
  readonly start: number;
  readonly end: number;
}

const NOWHERE: Place = { rank: undefined, start: 0, end: 0 };

/**
 * Matches one version of a package against everything the index says on the package. Source of the rules: OSV schema,
 * "Evaluation": a version is affected where it is listed, or lies in a range. Withdrawn records are evaluated too, so that
 * they can be reported; the caller leaves them out of what counts.
 */
export function matchVersion(entry: PackageEntry, order: VersionOrder, version: string | undefined): VersionMatch {
  const value = version === undefined ? undefined : order.parse(version);
  const place = value === undefined ? literally(entry, version) : placeOf(entry, order, value);
  const { records } = entry;
  const hits: Hit[] = [];
  const open: OpenRecord[] = [];
  for (let at = 0; at < records.length; at++) {
    const record = records[at];
    if (!record) continue;
    const evidence = evidenceOf(entry, record, place, order.id);
    if (evidence.length > 0) hits.push({ record: record.head(), incidents: record.incidents, evidence });
    else if (place.rank === undefined && needsVersion(record, version)) open.push({ record, why: 'version' });
    else if (record.affected.some(hasUndecidable)) open.push({ record, why: 'range' });
  }
  return { hits, open, rank: place.rank, isPrerelease: value !== undefined && order.isPrerelease(value) };
}

/** Whether the version that is a point of the entry is hit by the record. */
export function hitsPoint(entry: PackageEntry, record: PackageRecord, point: number): boolean {
  return isHit(entry, record, placeAt(entry, point));
}

function isHit(entry: PackageEntry, { affected }: PackageRecord, place: Place): boolean {
  for (let at = 0; at < affected.length; at++) {
    const { listed = [], ranges = [] } = affected[at] ?? {};
    if (listedAt(listed, place) >= 0) return true;
    for (let number = 0; number < ranges.length; number++) {
      if (boundsAt(entry, ranges[number]?.bounds ?? [], place.rank) >= 0) return true;
    }
  }
  return false;
}

const NONE: readonly MatchEvidence[] = [];

function evidenceOf(entry: PackageEntry, record: PackageRecord, place: Place, order: string): readonly MatchEvidence[] {
  if (!isHit(entry, record, place)) return NONE;
  const { id } = record.head();
  const evidence: MatchEvidence[] = [];
  record.affected.forEach(({ listed, ranges }) => {
    const point = listedAt(listed, place);
    if (point >= 0) evidence.push({ record: id, by: { version: entry.points[point] ?? '' }, order });
    ranges.forEach(({ bounds }) => {
      const at = boundsAt(entry, bounds, place.rank);
      if (at >= 0) evidence.push({ record: id, by: { interval: intervalAt(entry, bounds, at) }, order });
    });
  });
  return evidence;
}

/**
 * Where in the bounds the interval stands that holds the rank; -1 where none does. Without a rank only an interval over all
 * versions holds.
 */
function boundsAt(entry: PackageEntry, bounds: RankedRange['bounds'], rank: number | undefined): number {
  for (let at = 0; at < bounds.length; at += 2) {
    const start = bounds[at] ?? 0;
    const end = bounds[at + 1] ?? 0;
    if (start === 0 && end === 0) return at;
    if (rank === undefined) continue;
    if (start > 0 && rank < rankOf(entry, start - 1)) continue;
    if (end > 0 && rank >= rankOf(entry, end - 1)) continue;
    if (end < 0 && rank > rankOf(entry, -end - 1)) continue;
    return at;
  }
  return -1;
}

/** The first listed position that is the version; -1 where none is. */
function listedAt(runs: readonly number[], { start, end }: Place): number {
  if (start === end) return -1;
  for (let at = 0; at < runs.length; at += 2) {
    const run = runs[at] ?? 0;
    const first = Math.max(run, start);
    if (first < Math.min(run + (runs[at + 1] ?? 0), end)) return first;
  }
  return -1;
}

function hasUndecidable({ ranges }: RankedAffected): boolean {
  return ranges.some(({ undecidable }) => undecidable !== undefined);
}

/** Whether a version that cannot be placed could be among those the record hits. */
function needsVersion({ affected }: PackageRecord, version: string | undefined): boolean {
  return affected.some(({ listed, ranges }) => ranges.length > 0 || (version === undefined && listed.length > 0));
}

function placeOf(entry: PackageEntry, order: VersionOrder, value: unknown): Place {
  let low = 0;
  let high = entry.parsed;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const compared = order.compare(parsePoint(entry, order, middle), value);
    if (compared === 0) return placeAt(entry, middle);
    if (compared < 0) low = middle + 1;
    else high = middle;
  }
  return { rank: low * 2 - 1, start: 0, end: 0 };
}

/** The place of a text that the order cannot parse: the point with this very text. */
function literally({ points, parsed }: PackageEntry, version: string | undefined): Place {
  if (version === undefined) return NOWHERE;
  const point = points.indexOf(version, parsed);
  return point < 0 ? NOWHERE : { rank: undefined, start: point, end: point + 1 };
}

/** The place of a point that the order can parse. */
function placeAt(entry: PackageEntry, point: number): Place {
  const rank = rankOf(entry, point);
  let end = point + 1;
  while (end < entry.parsed && entry.same.includes(end)) end += 1;
  return { rank, start: rank / 2, end };
}

function parsePoint(entry: PackageEntry, order: VersionOrder, point: number): unknown {
  const text = entry.points[point] ?? '';
  const value = order.parse(text);
  if (value === undefined)
    throw otherVersion(`${quote(text)} was a version in the order "${order.id}" and is none now`);
  return value;
}
