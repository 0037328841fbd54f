import type { AdvisoryRecord } from '@morel/model';

/**
 * For each record, the numbers of the incidents it belongs to. Live records are one incident where they share an id, their own or an
 * alias, directly or through others; `related` does not count. A withdrawn record joins nothing: it belongs to every
 * incident that it shares an id with.
 */
export function linkIncidents(records: readonly AdvisoryRecord[]): (readonly number[])[] {
  const leaders = records.map((_, at) => at);
  const leader = (at: number): number => {
    let top = at;
    while (leaders[top] !== top) top = leaders[top] ?? top;
    leaders[at] = top;
    return top;
  };
  const holder = new Map<string, number>();
  for (const [at, record] of records.entries()) {
    if (record.withdrawn !== undefined) continue;
    for (const id of idsOf(record)) {
      const known = holder.get(id);
      if (known === undefined) holder.set(id, at);
      else leaders[Math.max(leader(at), leader(known))] = Math.min(leader(at), leader(known));
    }
  }
  const numbers = new Map<number, number>();
  for (const [at, record] of records.entries()) {
    if (record.withdrawn === undefined && leader(at) === at) numbers.set(at, numbers.size);
  }
  const numberOf = (at: number): number => numbers.get(leader(at)) ?? 0;
  return records.map((record, at) => {
    if (record.withdrawn === undefined) return [numberOf(at)];
    const held = idsOf(record).flatMap((id) => holder.get(id) ?? []);
    return [...new Set(held.map(numberOf))].sort((a, b) => a - b);
  });
}

function idsOf(record: AdvisoryRecord): string[] {
  return [record.id, ...record.aliases];
}
