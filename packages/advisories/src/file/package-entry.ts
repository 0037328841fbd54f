import type {
  AdvisoryKind,
  AdvisoryRecord,
  Affected,
  Interval,
  RangeEvent,
  Severity,
  SeverityBand,
} from '@morel/model';
import { damaged } from './damage.ts';
import type { TableValue } from './hash-table.ts';
import { expandVector } from './vector.ts';
import { optionalText, toJson, toList, toNumber, toNumbers, toText, toTexts } from './shape.ts';

/** What the index holds on one package: enough to match any version without opening a record. */
export interface PackageEntry {
  /** Every version that a record names, each once: those that the order can parse, ascending, then the others. */
  readonly points: readonly string[];
  /** How many points the order can parse. */
  readonly parsed: number;
  /** Positions of points that the order holds equal to the point before them. */
  readonly same: readonly number[];
  /** Positions of points that are pre-releases. */
  readonly prereleases: readonly number[];
  /** Live and withdrawn records, by id. */
  readonly records: readonly PackageRecord[];
}

export interface PackageRecord {
  readonly withdrawn: boolean;
  /** Numbers, within the package, of the incidents it belongs to: one for a live record; a withdrawn one may have none. */
  readonly incidents: readonly number[];
  readonly affected: readonly RankedAffected[];
  /** Reads the head. Most records that are looked at do not match, and theirs are not read. */
  readonly head: () => AdvisoryRecord;
}

/** One `affected` member of a record, with versions as positions in `points`. */
export interface RankedAffected {
  /** What follows the ecosystem's name in the record: `12` of `Debian:12`. */
  readonly suffix?: string;
  /** Versions listed one by one, as runs: position, how many, position, how many, … */
  readonly listed: readonly number[];
  readonly ranges: readonly RankedRange[];
}

export interface RankedRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM';
  /**
   * Pairs of start and end. Start: 0 is before every version, `p + 1` is point `p`. End: 0 is none, `p + 1` is before
   * point `p`, `-(p + 1)` is up to and with point `p`.
   */
  readonly bounds: readonly number[];
  /** The events, where the order cannot pair them: such a range can neither match nor clear a version. */
  readonly undecidable?: readonly RangeEvent[];
}

export const KINDS: readonly AdvisoryKind[] = ['vulnerability', 'malware', 'notice'];
export const BANDS: readonly SeverityBand[] = ['unknown', 'none', 'low', 'medium', 'high', 'critical'];
/** Common types are stored as their number here, others as they are. */
export const SEVERITY_TYPES: readonly string[] = ['CVSS_V2', 'CVSS_V3', 'CVSS_V4'];
export const EVENT_KINDS: readonly RangeEvent['kind'][] = ['introduced', 'fixed', 'last_affected', 'limit'];
const LAST_SECOND = 8.64e12;
/** Added to the type of a range whose events could not be paired. */
export const UNDECIDABLE = 2;

/**
 * Reads the entry of a package: a line with everything that matching needs (key, points, records, and where they are not
 * empty the number of points that the order cannot parse, equal points, pre-releases), then one for the head of each record.
 */
export function toPackageEntry({ first, lines }: TableValue): PackageEntry {
  const points = toTexts(first[1]);
  const parsed = points.length - toNumber(first[3] ?? 0);
  const list = toList(first[2]);
  if (list.length !== lines.length - 1) throw damaged('an entry has another number of records than it says');
  const size = { points: points.length, parsed };
  const records = list.map((record, at) => toRecord(toList(record), size, lines[at + 1] ?? ''));
  return { points, parsed, same: toNumbers(first[4]), prereleases: toNumbers(first[5]), records };
}

/**
 * Where a point stands: twice the position of the first point equal to it. A version that equals no point stands at an odd
 * number in between.
 */
export function rankOf({ same }: PackageEntry, point: number): number {
  let first = point;
  if (same.length > 0) while (same.includes(first)) first -= 1;
  return first * 2;
}

/** The `Affected` of a record, as its source gave it but for the pairing of events. */
export function toAffected(entry: PackageEntry, affected: RankedAffected): Affected {
  return {
    versions: [...listedPoints(affected)].map((point) => entry.points[point] ?? ''),
    ranges: affected.ranges.map(({ type, bounds, undecidable }) => ({
      type,
      intervals: intervalsOf(entry, bounds),
      ...(undecidable && { events: undecidable }),
    })),
  };
}

/** One interval of a range, by the position of its start in `bounds`. */
export function intervalAt(entry: PackageEntry, bounds: readonly number[], at: number): Interval {
  const start = bounds[at] ?? 0;
  const end = bounds[at + 1] ?? 0;
  const introduced = start === 0 ? '0' : (entry.points[start - 1] ?? '');
  if (end === 0) return { introduced };
  const text = entry.points[Math.abs(end) - 1] ?? '';
  return end > 0 ? { introduced, fixed: text } : { introduced, lastAffected: text };
}

/** Positions of the versions listed one by one. */
export function* listedPoints(affected: RankedAffected): Generator<number> {
  for (let at = 0; at < affected.listed.length; at += 2) {
    const start = affected.listed[at] ?? 0;
    for (let offset = 0; offset < (affected.listed[at + 1] ?? 0); offset++) yield start + offset;
  }
}

function intervalsOf(entry: PackageEntry, bounds: readonly number[]): Interval[] {
  const intervals: Interval[] = [];
  for (let at = 0; at < bounds.length; at += 2) intervals.push(intervalAt(entry, bounds, at));
  return intervals;
}

type Size = Pick<PackageEntry, 'parsed'> & { readonly points: number };

/** A live record has the number of its incident, a withdrawn one a list of numbers. */
function toRecord(list: readonly unknown[], size: Size, line: string): PackageRecord {
  const incidents = list[0];
  const isLive = typeof incidents === 'number';
  let head: AdvisoryRecord | undefined;
  return {
    withdrawn: !isLive,
    incidents: isLive ? [incidents] : toNumbers(incidents),
    affected: toList(list[1]).map((one) => toRankedAffected(toList(one), size)),
    head: () => (head ??= toHead(toList(toJson(line)))),
  };
}

function toRankedAffected(list: readonly unknown[], size: Size): RankedAffected {
  const listed = toNumbers(list[0]);
  for (let at = 0; at < listed.length; at += 2) {
    const end = (listed[at] ?? -1) + (listed[at + 1] ?? Number.NaN);
    if (!(end <= size.points)) throw damaged('an entry lists a version that it does not name');
  }
  const ranges = list[1] === undefined ? NO_RANGES : toList(list[1]).map((range) => toRange(toList(range), size));
  return list[2] === undefined ? { listed, ranges } : { listed, ranges, suffix: toText(list[2]) };
}

const NO_RANGES: readonly RankedRange[] = [];

function toRange(list: readonly unknown[], { parsed }: Size): RankedRange {
  const code = toNumber(list[0]);
  const type = code % UNDECIDABLE === 0 ? 'SEMVER' : 'ECOSYSTEM';
  if (code >= UNDECIDABLE) return { type, bounds: [], undecidable: toEvents(list.slice(1)) };
  const bounds = toNumbers(list.slice(1));
  for (let at = 0; at < bounds.length; at++) {
    if (!(Math.abs(bounds[at] ?? 0) <= parsed)) throw damaged('a range has a bound that has no place in the order');
  }
  return { type, bounds };
}

function toEvents(flat: readonly unknown[]): RangeEvent[] {
  const events: RangeEvent[] = [];
  for (let at = 0; at < flat.length; at += 2) {
    const kind = EVENT_KINDS[toNumber(flat[at])];
    if (!kind) throw damaged('an event has no known kind');
    events.push({ kind, version: toText(flat[at + 1]) });
  }
  return events;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The head of a record: a list in this order, empty members at the end left out. */
function toHead(list: readonly unknown[]): AdvisoryRecord {
  const id = toText(list[0]);
  const head: Mutable<AdvisoryRecord> = {
    id,
    aliases: toTexts(list[5]),
    related: toTexts(list[8]),
    kind: KINDS[toNumber(list[1])] ?? 'vulnerability',
    title: toText(list[2]),
    severities: list[6] === undefined ? [] : toList(list[6]).map((severity) => toSeverity(toList(severity), id)),
    cwes: toTexts(list[7]),
  };
  const published = toDate(list[3]);
  const modified = toDate(list[4]);
  const withdrawn = toDate(list[9]);
  if (published !== undefined) head.published = published;
  if (modified !== undefined) head.modified = modified;
  if (withdrawn !== undefined) head.withdrawn = withdrawn;
  return head;
}

function toSeverity(list: readonly unknown[], record: string): Severity {
  const type = list[0];
  const severity: Mutable<Severity> = {
    type: typeof type === 'number' ? (SEVERITY_TYPES[type] ?? '') : toText(type),
    value: expandVector(toText(list[1])),
    band: BANDS[toNumber(list[2])] ?? 'unknown',
    source: optionalText(list[4]) ?? record,
  };
  if (typeof list[3] === 'number') severity.score = list[3];
  return severity;
}

/** Seconds since 1970 for a date that they give back unchanged, the text for any other, 0 for none. */
function toDate(value: unknown): string | undefined {
  if (value === undefined || value === 0) return undefined;
  if (typeof value !== 'number') return toText(value);
  if (!(Math.abs(value) <= LAST_SECOND)) throw damaged('a date lies outside the calendar');
  return textOfSeconds(value);
}

/** `2024-10-15T17:43:50Z`. */
export function textOfSeconds(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, -5)}Z`;
}
