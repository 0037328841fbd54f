import type { VersionOrder } from '@morel/model';
import type { OsvRecord } from './read-osv.ts';

/* OSV's evaluation algorithm as its specification writes it, with no index in between. Slow and plain, to compare with. */

type Affected = NonNullable<OsvRecord['affected']>[number];
type Range = NonNullable<Affected['ranges']>[number];

/** `hit`, `clear`, or `open` where the record's range or the version is not readable. */
export function naiveMatch(
  record: OsvRecord,
  name: string,
  version: string,
  order: VersionOrder,
): 'hit' | 'clear' | 'open' {
  let open = false;
  for (const affected of record.affected ?? []) {
    if (affected.package?.name !== name) continue;
    if (affected.versions?.some((listed) => sameVersion(listed, version, order))) return 'hit';
    for (const range of affected.ranges ?? []) {
      const answer = inRange(range, version, order);
      if (answer === true) return 'hit';
      if (answer === undefined) open = true;
    }
  }
  return open ? 'open' : 'clear';
}

function sameVersion(a: string, b: string, order: VersionOrder): boolean {
  if (a === b) return true;
  const left = order.parse(a);
  const right = order.parse(b);
  return left !== undefined && right !== undefined && order.compare(left, right) === 0;
}

function inRange({ events }: Range, version: string, order: VersionOrder): boolean | undefined {
  if (events.length === 0) return false;
  const texts = events.flatMap((event) => Object.values(event));
  if (texts.some((text) => text !== '0' && text !== '*' && order.parse(text) === undefined)) return undefined;
  if (!events.some(({ introduced }) => introduced !== undefined)) return undefined;
  if (hasAllVersions(events)) return true;
  const value = order.parse(version);
  if (value === undefined) return undefined;
  const compare = (text: string): number => (text === '0' ? 1 : order.compare(value, order.parse(text)));
  const limits = events.flatMap(({ limit }) => limit ?? []);
  if (limits.length > 0 && !limits.some((limit) => limit === '*' || compare(limit) < 0)) return false;
  let vulnerable = false;
  const textOf = (event: Range['events'][number]): string =>
    event.introduced ?? event.fixed ?? event.last_affected ?? '0';
  const sorted = events
    .filter(({ limit }) => limit === undefined)
    .toSorted((a, b) => {
      if (textOf(a) === '0' || textOf(b) === '0') return Number(textOf(b) === '0') - Number(textOf(a) === '0');
      return order.compare(order.parse(textOf(a)), order.parse(textOf(b)));
    });
  for (const { introduced, fixed, last_affected: last } of sorted) {
    if (introduced !== undefined && compare(introduced) >= 0) vulnerable = true;
    else if (fixed !== undefined && compare(fixed) >= 0) vulnerable = false;
    else if (last !== undefined && compare(last) > 0) vulnerable = false;
  }
  return vulnerable;
}

/** Even a version that cannot be compared is in a range that opens before the first version and never ends. */
function hasAllVersions(events: Range['events']): boolean {
  const ends = events.filter(({ introduced, limit }) => introduced === undefined && limit !== '*');
  const noEnd =
    ends.length === 0 || (events.some(({ limit }) => limit === '*') && ends.every(({ limit }) => limit !== undefined));
  return noEnd && events.some(({ introduced }) => introduced === '0');
}
