import type { Interval, RangeEvent, VersionOrder } from '@morel/model';

/** What the events of a range come to: intervals, or nothing that can be decided. */
export type Paired =
  | { readonly intervals: readonly Interval[] }
  /** An event whose version is none in this order, or events without an `introduced`. */
  | { readonly undecidable: readonly RangeEvent[] };

/** `introduced` of this text is before every version. Source: OSV schema, `affected[].ranges[].events`. */
export const FIRST = '0';
const NO_LIMIT = '*';

/** Everything the events say at one version. */
interface Step<V> {
  readonly value: V | undefined;
  introduced?: string;
  fixed?: string;
  lastAffected?: string;
}

/**
 * Pairs the events of a range into intervals that hold exactly the versions which OSV's evaluation algorithm calls
 * affected. Events may come in any order. Where `introduced` and an end fall on one version, a range that was open goes
 * on and a range that was closed stays closed.
 */
export function pairEvents<V>(events: readonly RangeEvent[], order: VersionOrder<V>): Paired {
  if (events.length === 0) return { intervals: [] };
  const steps: Step<V>[] = [];
  let limit: { readonly text: string; readonly value: V } | undefined;
  let unlimited = true;
  for (const { kind, version } of events) {
    if (kind === 'limit' && version === NO_LIMIT) return pairEvents(withoutLimits(events), order);
    const first = kind === 'introduced' && version === FIRST;
    const value = first ? undefined : order.parse(version);
    if (value === undefined && !first) return { undecidable: events };
    if (kind !== 'limit') {
      steps.push(stepOf(kind, version, value));
      continue;
    }
    unlimited = false;
    if (value !== undefined && (!limit || order.compare(value, limit.value) > 0)) limit = { text: version, value };
  }
  if (!steps.some((step) => step.introduced !== undefined)) return { undecidable: events };
  const intervals = walk(joinSteps(steps, order));
  return { intervals: unlimited || !limit ? intervals : cut(intervals, limit, order) };
}

function withoutLimits(events: readonly RangeEvent[]): RangeEvent[] {
  return events.filter(({ kind }) => kind !== 'limit');
}

function stepOf<V>(kind: RangeEvent['kind'], version: string, value: V | undefined): Step<V> {
  if (kind === 'introduced') return { value, introduced: version };
  return kind === 'fixed' ? { value, fixed: version } : { value, lastAffected: version };
}

/** Sorts the steps, and joins those at equal versions. */
function joinSteps<V>(steps: readonly Step<V>[], order: VersionOrder<V>): Step<V>[] {
  const compare = (a: Step<V>, b: Step<V>): number => {
    if (a.value === undefined || b.value === undefined)
      return Number(b.value === undefined) - Number(a.value === undefined);
    return order.compare(a.value, b.value);
  };
  const joined: Step<V>[] = [];
  for (const step of steps.toSorted(compare)) {
    const last = joined.at(-1);
    if (last && compare(last, step) === 0) Object.assign(last, step, { value: last.value });
    else joined.push({ ...step });
  }
  return joined;
}

function walk<V>(steps: readonly Step<V>[]): Interval[] {
  const intervals: Interval[] = [];
  let open: string | undefined;
  for (const { introduced, fixed, lastAffected } of steps) {
    const wasOpen = open !== undefined;
    open ??= introduced;
    if (open === undefined) continue;
    if (fixed !== undefined) {
      if (wasOpen) intervals.push({ introduced: open, fixed });
    } else if (lastAffected !== undefined) {
      intervals.push({ introduced: open, lastAffected });
    } else {
      continue;
    }
    open = wasOpen ? introduced : undefined;
  }
  if (open !== undefined) intervals.push({ introduced: open });
  return intervals;
}

/** Ends every interval before the limit. */
function cut<V>(
  intervals: readonly Interval[],
  limit: { readonly text: string; readonly value: V },
  order: VersionOrder<V>,
): Interval[] {
  const reaches = (text: string): boolean => {
    const value = order.parse(text);
    return value !== undefined && order.compare(value, limit.value) >= 0;
  };
  const kept: Interval[] = [];
  for (const interval of intervals) {
    const { introduced, fixed, lastAffected } = interval;
    if (introduced !== FIRST && reaches(introduced)) continue;
    const end = fixed ?? lastAffected;
    kept.push(end !== undefined && !reaches(end) ? interval : { introduced, fixed: limit.text });
  }
  return kept;
}
