import { storedEntries, type AdvisoryIndex } from '@morel/advisories';
import type { Extension, Feed, FeedAbout, FeedItem, FeedNote, FeedSink } from '@morel/model';
import { streamOf } from '../text/stream-of.ts';
import { partsOf } from './parts.ts';

type Feeds = readonly Extension<FeedAbout, Feed>[];

const BATCH = 500;

/** Takes what an old index holds. Records come as their feed reads them today. */
export interface HeldSink {
  record(item: FeedItem, text: string | undefined, notes: readonly FeedNote[]): void;
  /** Data of any other kind; its source is not kept. */
  other(item: FeedItem): void;
}

/** Reads an old index from end to end. Rejects with `AppError` `index-damaged`. */
export async function readHeld(index: AdvisoryIndex, feeds: Feeds, into: HeldSink): Promise<void> {
  const readers = await readersOf(index, feeds);
  // A feed notes what is odd about a record before it hands the record over.
  let notes: FeedNote[] = [];
  const sink: FeedSink = {
    item: (item, text) => {
      into.record(item, text, notes);
      notes = [];
    },
    note: (note) => notes.push(note),
    state: () => undefined,
    alias: () => undefined,
  };
  const read = async (source: string, lines: readonly string[]): Promise<void> => {
    await readers(source)?.read({ name: 'the old index', source, text: streamOf(lines.join('')) }, sink);
  };
  const batches = new Map<string, string[]>();
  for (const entry of storedEntries(index)) {
    if (entry.kind === 'item') {
      into.other(entry.item);
      continue;
    }
    const batch = childOf(batches, entry.source, (): string[] => []);
    if (batch.push(`${entry.text}\n`) < BATCH) continue;
    batches.delete(entry.source);
    await read(entry.source, batch);
  }
  for (const [source, batch] of batches) await read(source, batch);
}

/** The feed that a source of the index belongs to. */
async function readersOf(index: AdvisoryIndex, feeds: Feeds): Promise<(source: string) => Feed | undefined> {
  const loaded = new Map<string, Feed>();
  for (const { about, load } of feeds) if (about.provides === 'advisories') loaded.set(about.id, await load());
  const [first] = loaded.values();
  const feedOf = new Map(index.meta.feeds.map(({ source, feed }) => [source, feed]));
  return (source) => loaded.get(feedOf.get(source) ?? '') ?? first;
}

/** When each record changed, by source, part and id. */
export type HeldTimes = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;

/** The times of change of all records of an old index. */
export async function heldTimes(index: AdvisoryIndex, feeds: Feeds): Promise<HeldTimes> {
  const times = new Map<string, Map<string, Map<string, number>>>();
  await readHeld(index, feeds, {
    other: () => undefined,
    record: (item) => {
      if (item.kind !== 'advisory') return;
      for (const part of partsOf(item)) {
        const ofSource = childOf(times, item.source, () => new Map<string, Map<string, number>>());
        const ofPart = childOf(ofSource, part, () => new Map<string, number>());
        ofPart.set(item.record.id, Date.parse(item.record.modified ?? ''));
      }
    },
  });
  return times;
}

function childOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const child = make();
  map.set(key, child);
  return child;
}
