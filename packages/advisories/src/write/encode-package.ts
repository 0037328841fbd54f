import type { AdvisoryRecord, AffectedPackage, AffectedRange, RangeEvent, VersionOrder } from '@morel/model';
import { BANDS, EVENT_KINDS, KINDS, SEVERITY_TYPES, UNDECIDABLE, textOfSeconds } from '../file/package-entry.ts';
import { packVector } from '../file/vector.ts';
import { linkIncidents } from './link-incidents.ts';
import { FIRST, type Paired, pairEvents } from './pair-events.ts';
import { compareText } from './sort-store.ts';

/** What one record says about the package. */
export interface RecordOnPackage {
  readonly record: AdvisoryRecord;
  readonly affected: readonly AffectedPackage[];
}

/** An encoded package, with what the writer reports about it. */
export interface EncodedPackage {
  readonly text: string;
  /** Ids of records with a range that the order cannot decide. */
  readonly undecidable: readonly string[];
  /** Distinct versions, ascending; for the probes. */
  readonly versions: readonly string[];
}

interface RangeOnPackage {
  readonly type: AffectedRange['type'];
  readonly paired: Paired;
}

interface Points {
  readonly texts: readonly string[];
  readonly parsed: number;
  /** Positions of points that equal the point before them. */
  readonly same: readonly number[];
  readonly prereleases: readonly number[];
  readonly at: ReadonlyMap<string, number>;
}

/** The lines that `toPackageEntry` reads. Without an order nothing is sorted and no range can be decided. */
export function encodePackage(
  key: string,
  records: readonly RecordOnPackage[],
  order: VersionOrder | undefined,
): EncodedPackage {
  const sorted = records.toSorted((a, b) => compareText(a.record.id, b.record.id));
  const ranges = new Map<AffectedPackage, readonly RangeOnPackage[]>();
  const undecidable = new Set<string>();
  const texts = new Set<string>();
  for (const { record, affected } of sorted) {
    for (const one of affected) {
      for (const version of one.versions) texts.add(version);
      const paired = pairRanges(one.ranges, order);
      ranges.set(one, paired);
      if (paired.some((range) => 'undecidable' in range.paired)) undecidable.add(record.id);
      for (const text of boundsOf(paired)) texts.add(text);
    }
  }
  const points = sortPoints(texts, order);
  const incidents = linkIncidents(sorted.map(({ record }) => record));
  const list = sorted.map(({ record, affected }, at) => [
    record.withdrawn === undefined ? incidents[at]?.[0] : incidents[at],
    affected.map((one) => encodeAffected(one, ranges.get(one) ?? [], points)),
  ]);
  const unparsed = points.texts.length - points.parsed;
  const first = trim([key, points.texts, list, unparsed, points.same, points.prereleases], 3);
  return {
    text: [first, ...sorted.map(({ record }) => encodeHead(record))].map((line) => JSON.stringify(line)).join('\n'),
    undecidable: [...undecidable],
    versions: points.texts.slice(0, points.parsed),
  };
}

function pairRanges(ranges: readonly AffectedRange[], order: VersionOrder | undefined): RangeOnPackage[] {
  const paired: RangeOnPackage[] = [];
  for (const range of ranges) {
    if (range.type === 'GIT') continue;
    const parts = range.events ? [range.events] : range.intervals.map(eventsOf);
    for (const events of parts) {
      if (events.length === 0) continue;
      paired.push({ type: range.type, paired: order ? pairEvents(events, order) : { undecidable: events } });
    }
  }
  return paired;
}

function eventsOf(interval: AffectedRange['intervals'][number]): RangeEvent[] {
  const { introduced, fixed, lastAffected } = interval;
  return [
    { kind: 'introduced', version: introduced },
    ...(fixed === undefined ? [] : [{ kind: 'fixed', version: fixed } as const]),
    ...(lastAffected === undefined ? [] : [{ kind: 'last_affected', version: lastAffected } as const]),
  ];
}

function* boundsOf(ranges: readonly RangeOnPackage[]): Generator<string> {
  for (const { paired } of ranges) {
    if ('undecidable' in paired) continue;
    for (const { introduced, fixed, lastAffected } of paired.intervals) {
      if (introduced !== FIRST) yield introduced;
      const end = fixed ?? lastAffected;
      if (end !== undefined) yield end;
    }
  }
}

function sortPoints(texts: ReadonlySet<string>, order: VersionOrder | undefined): Points {
  const parsed: { text: string; value: unknown }[] = [];
  const others: string[] = [];
  for (const text of texts) {
    const value = order?.parse(text);
    if (value === undefined) others.push(text);
    else parsed.push({ text, value });
  }
  const compare = order ? (a: unknown, b: unknown): number => order.compare(a, b) : () => 0;
  parsed.sort((a, b) => compare(a.value, b.value) || compareText(a.text, b.text));
  const same: number[] = [];
  const prereleases: number[] = [];
  for (const [at, { value }] of parsed.entries()) {
    if (at > 0 && compare(parsed[at - 1]?.value, value) === 0) same.push(at);
    if (order?.isPrerelease(value)) prereleases.push(at);
  }
  const sorted = [...parsed.map(({ text }) => text), ...others.sort(compareText)];
  return { texts: sorted, parsed: parsed.length, same, prereleases, at: new Map(sorted.map((text, at) => [text, at])) };
}

function encodeAffected(affected: AffectedPackage, ranges: readonly RangeOnPackage[], points: Points): unknown[] {
  const suffix = affected.ecosystem.indexOf(':');
  const encoded: unknown[] = [runsOf(affected.versions, points)];
  if (ranges.length > 0 || suffix >= 0) encoded.push(ranges.map((range) => encodeRange(range, points)));
  if (suffix >= 0) encoded.push(affected.ecosystem.slice(suffix + 1));
  return encoded;
}

function encodeRange({ type, paired }: RangeOnPackage, points: Points): (number | string)[] {
  const code = type === 'SEMVER' ? 0 : 1;
  if ('undecidable' in paired) {
    const flat = paired.undecidable.flatMap(({ kind, version }) => [EVENT_KINDS.indexOf(kind), version]);
    return [code + UNDECIDABLE, ...flat];
  }
  const place = (text: string): number => (points.at.get(text) ?? 0) + 1;
  const bounds = paired.intervals.flatMap(({ introduced, fixed, lastAffected }) => [
    introduced === FIRST ? 0 : place(introduced),
    fixed !== undefined ? place(fixed) : lastAffected !== undefined ? -place(lastAffected) : 0,
  ]);
  return [code, ...bounds];
}

/** Positions of listed versions as runs: position, how many. */
function runsOf(versions: readonly string[], points: Points): number[] {
  const positions = [...new Set(versions.map((text) => points.at.get(text) ?? 0))].sort((a, b) => a - b);
  const runs: number[] = [];
  for (const position of positions) {
    const last = runs.length - 2;
    if (last >= 0 && (runs[last] ?? 0) + (runs[last + 1] ?? 0) === position) runs[last + 1] = (runs[last + 1] ?? 0) + 1;
    else runs.push(position, 1);
  }
  return runs;
}

function encodeHead(record: AdvisoryRecord): readonly unknown[] {
  const head = [
    record.id,
    KINDS.indexOf(record.kind),
    record.title,
    encodeDate(record.published),
    encodeDate(record.modified),
    record.aliases,
    record.severities.map(({ type, value, band, score, source }) => {
      const known = SEVERITY_TYPES.indexOf(type);
      const severity: unknown[] = [known < 0 ? type : known, packVector(value), BANDS.indexOf(band)];
      if (score !== undefined || source !== record.id) severity.push(score ?? null);
      if (source !== record.id) severity.push(source);
      return severity;
    }),
    record.cwes,
    record.related,
    encodeDate(record.withdrawn),
  ];
  return trim(head, 5);
}

/** Without the members at the end that are 0 or empty, down to `least` of them. */
function trim(list: readonly unknown[], least: number): readonly unknown[] {
  let length = list.length;
  for (; length > least; length--) {
    const last = list[length - 1];
    if (last !== 0 && !(Array.isArray(last) && last.length === 0)) break;
  }
  return list.slice(0, length);
}

function encodeDate(text: string | undefined): number | string {
  if (text === undefined) return 0;
  const seconds = Date.parse(text) / 1000;
  return Number.isSafeInteger(seconds) && seconds !== 0 && textOfSeconds(seconds) === text ? seconds : text;
}
