import type { Extent, StoredFeed } from '@morel/advisories';
import type { FeedItem, FeedState } from '@morel/model';
import { partsOf, WHOLE } from './parts.ts';

/** Names one part of one source. */
export interface PartKey {
  readonly feed: string;
  readonly source: string;
  readonly part: string;
}

/** What was counted of a part. */
export interface PartCount extends PartKey {
  records: number;
  /** Records that belong to no other part. */
  alone: number;
  contentDate: string | undefined;
  version: string | undefined;
}

/** Counts what is added, by feed, source and part, and remembers the newest date of each. */
export class PartLog {
  readonly #counts = new Map<string, PartCount>();
  readonly #latest: number;

  /** `now` as milliseconds: content from later is not believed. */
  constructor(now: number) {
    this.#latest = now;
  }

  /** Counts an item under these parts. */
  item(feed: string, source: string, item: FeedItem, parts: readonly string[] = partsOf(item)): void {
    const modified = item.kind === 'advisory' ? item.record.modified : undefined;
    const isAlone = partsOf(item).length === 1;
    for (const part of parts) {
      const count = this.of({ feed, source, part });
      count.records += 1;
      if (isAlone) count.alone += 1;
      if (modified !== undefined) this.#date(count, modified);
    }
  }

  state(key: PartKey, { contentDate, version }: FeedState): void {
    const count = this.of(key);
    if (contentDate !== undefined) this.#date(count, contentDate);
    count.version = version ?? count.version;
  }

  /** The count of a part, made where there is none. */
  of({ feed, source, part }: PartKey): PartCount {
    const key = JSON.stringify([feed, source, part]);
    const known = this.#counts.get(key);
    if (known) return known;
    const count = { feed, source, part, records: 0, alone: 0, contentDate: undefined, version: undefined };
    this.#counts.set(key, count);
    return count;
  }

  all(): readonly PartCount[] {
    return [...this.#counts.values()];
  }

  #date(count: PartCount, date: string): void {
    const time = Date.parse(date);
    if (time > this.#latest || (count.contentDate !== undefined && time <= Date.parse(count.contentDate))) return;
    count.contentDate = date;
  }
}

/** What the index says about a part. */
export function toStoredFeed(count: PartCount, pulled: string, extent: Extent | undefined): StoredFeed {
  const { feed, source, part, records, contentDate, version } = count;
  return {
    feed,
    source,
    part,
    records,
    pulled,
    ...(contentDate !== undefined && { contentDate }),
    ...(version !== undefined && { version }),
    ...(extent && part !== WHOLE && { extent }),
  };
}
