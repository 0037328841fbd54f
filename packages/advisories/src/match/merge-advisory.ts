import type { Advisory, AdvisoryKind, AdvisoryRecord } from '@morel/model';

const MALWARE_ID = 'MAL-';
/** Starts of the ids people know, best first. */
const KNOWN_IDS: readonly string[] = ['GHSA-', 'CVE-'];
/** Before this a date is a placeholder. */
const EARLIEST = '1990';

/** One incident from the records that matched. The same records in any order give the same advisory. */
export function mergeAdvisory(records: readonly AdvisoryRecord[], withdrawn: readonly string[]): Advisory {
  const kind = kindOf(records);
  const ids = sortIds(records, kind);
  const id = ids[0] ?? '';
  const ranked = records.length === 1 ? records : records.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const published = edge(ranked, 'published', -1);
  const modified = edge(ranked, 'modified', 1);
  return {
    id,
    ids,
    kind,
    title: ranked.find(({ title }) => title !== '')?.title ?? id,
    severities: joined(ranked.map(({ severities }) => severities)),
    cwes: unique(joined(ranked.map(({ cwes }) => cwes))),
    ...(published !== undefined && { published }),
    ...(modified !== undefined && { modified }),
    records: ranked.map((record) => record.id),
    withdrawn,
  };
}

function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.length === 1 && lists[0] ? lists[0] : lists.flat();
}

function unique(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)].sort();
}

/** The first (`-1`) or last (`1`) date of the records. */
function edge(records: readonly AdvisoryRecord[], member: 'published' | 'modified', side: -1 | 1): string | undefined {
  let best: string | undefined;
  records.forEach((record) => {
    const date = record[member];
    if (date === undefined || date < EARLIEST) return;
    if (best === undefined || (side < 0 ? date < best : date > best)) best = date;
  });
  return best;
}

/** Malware if one record says so; a notice only if all do. */
function kindOf(records: readonly AdvisoryRecord[]): AdvisoryKind {
  if (records.some(({ kind }) => kind === 'malware')) return 'malware';
  return records.every(({ kind }) => kind === 'notice') ? 'notice' : 'vulnerability';
}

/**
 * Every id and alias, the one people know first: of malware its malware id, then the known kinds, then others; among
 * equals the ids of records before aliases.
 */
function sortIds(records: readonly AdvisoryRecord[], kind: AdvisoryKind): string[] {
  const starts = kind === 'malware' ? [MALWARE_ID, ...KNOWN_IDS] : KNOWN_IDS;
  const ids = records.map(({ id }) => id);
  const own = ids.length;
  records.forEach(({ aliases }) => {
    aliases.forEach((alias) => {
      if (!ids.includes(alias)) ids.push(alias);
    });
  });
  const ranks = ids.map((id, at) => {
    const start = starts.findIndex((one) => id.startsWith(one));
    return (start < 0 ? starts.length : start) * 2 + (at < own ? 0 : 1);
  });
  if (ids.length === 2 && (ranks[0] ?? 0) < (ranks[1] ?? 0)) return ids;
  const order = ids
    .map((_, at) => at)
    .sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || compareText(ids[a] ?? '', ids[b] ?? ''));
  return order.map((at) => ids[at] ?? '');
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
