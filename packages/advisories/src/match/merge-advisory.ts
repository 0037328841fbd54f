import type { Advisory, AdvisoryKind, AdvisoryRecord } from '@morel/model';

/** Before this a date is a placeholder. */
const EARLIEST = '1990';

/** One incident from the records that matched. The same records in any order give the same advisory. */
export function mergeAdvisory(records: readonly AdvisoryRecord[], withdrawn: readonly string[]): Advisory {
  const kind = kindOf(records);
  const ids = sortIds(records, kind === 'malware');
  const id = ids[0] ?? '';
  const ranked = records.length === 1 ? records : records.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const titled = ranked.find(({ title }) => title !== '');
  const advisory: { -readonly [K in keyof Advisory]: Advisory[K] } = {
    id,
    ids,
    kind,
    title: titled ? titled.title : id,
    severities: joined(ranked.map(({ severities }) => severities)),
    cwes: unique(joined(ranked.map(({ cwes }) => cwes))),
    records: ranked.map((record) => record.id),
    withdrawn,
  };
  const published = edge(ranked, 'published', -1);
  const modified = edge(ranked, 'modified', 1);
  if (published !== undefined) advisory.published = published;
  if (modified !== undefined) advisory.modified = modified;
  return advisory;
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
  for (let at = 0; at < records.length; at++) {
    const date = records[at]?.[member];
    if (date === undefined || date < EARLIEST) continue;
    if (best === undefined || (side < 0 ? date < best : date > best)) best = date;
  }
  return best;
}

/** Malware if one record says so; a notice only if all do. */
function kindOf(records: readonly AdvisoryRecord[]): AdvisoryKind {
  if (records.some(({ kind }) => kind === 'malware')) return 'malware';
  return records.every(({ kind }) => kind === 'notice') ? 'notice' : 'vulnerability';
}

/**
 * Every id and alias, the one people know first: of malware its malware id, then GHSA, CVE, others; among equals the ids of
 * records before aliases, then by text.
 */
function sortIds(records: readonly AdvisoryRecord[], isMalware: boolean): string[] {
  const ids = records.map(({ id }) => id);
  const own = ids.length;
  for (let at = 0; at < own; at++) {
    const aliases = records[at]?.aliases ?? [];
    for (let number = 0; number < aliases.length; number++) {
      const alias = aliases[number] ?? '';
      if (!ids.includes(alias)) ids.push(alias);
    }
  }
  if (ids.length === 1) return ids;
  const ranked = ids.map((id, at) => ({ id, rank: rankOf(id, isMalware) * 2 + (at < own ? 0 : 1) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  return ranked.map(({ id }) => id);
}

/** How well people know ids of this kind; 0 is best. */
function rankOf(id: string, isMalware: boolean): number {
  if (id.startsWith('GHSA-')) return 1;
  if (id.startsWith('CVE-')) return 2;
  return isMalware && id.startsWith('MAL-') ? 0 : 3;
}
