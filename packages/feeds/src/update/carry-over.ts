import type { AdvisoryIndex, StoredFeed } from '@morel/advisories';
import { storedNotes } from '@morel/advisories';
import type { FeedAbout, FeedItem } from '@morel/model';
import { readHeld } from './held-records.ts';
import type { Intake } from './intake.ts';
import { fateOf, type Fate, type Outcomes } from './outcome.ts';
import type { CompileOptions } from './options.ts';
import { partsOf } from './parts.ts';

/** A part of the old index and what becomes of it. */
export interface Carried {
  readonly stored: StoredFeed;
  readonly fate: Fate;
}

/** Adds to the new index what stays of the old one, and says what became of each part. Rejects with `index-damaged`. */
export async function carryOver(
  old: AdvisoryIndex,
  outcomes: Outcomes,
  intake: Intake,
  options: CompileOptions,
): Promise<readonly Carried[]> {
  const carried = old.meta.feeds.map((stored) => ({ stored, fate: fateOf(stored, outcomes, intake.log) }));
  const staying = carried.filter(({ fate }) => fate.kind !== 'replaced' && fate.kind !== 'dropped');
  if (staying.length === 0) return carried;
  const bySource = new Map<string, Map<string, Carried>>();
  for (const one of staying) {
    const parts = bySource.get(one.stored.source) ?? new Map<string, Carried>();
    bySource.set(one.stored.source, parts.set(one.stored.part, one));
  }
  await readHeld(old, options.feeds, {
    record: (item, text, notes) => {
      if (!addRecord(item, text, bySource, intake) || item.kind !== 'advisory') return;
      for (const note of notes) intake.writer.note(item.source, note);
    },
    other: (item) =>
      addOther(
        item,
        staying,
        options.feeds.map(({ about }) => about),
        intake,
      ),
  });
  for (const { stored, fate } of staying) keepState(stored, fate, intake);
  keepNotes(old, new Set(bySource.keys()), intake);
  return carried;
}

/** Whether the record stays. */
function addRecord(
  item: FeedItem,
  text: string | undefined,
  bySource: ReadonlyMap<string, ReadonlyMap<string, Carried>>,
  intake: Intake,
): boolean {
  if (item.kind !== 'advisory') return false;
  const parts = bySource.get(item.source);
  if (!parts) return false;
  const own = partsOf(item).flatMap((part) => parts.get(part) ?? []);
  // One that another of its parts still holds stays; of two versions the writer keeps the newer one.
  const holding = own.filter(({ fate }) => !(fate.kind === 'changed' && fate.gone.has(item.record.id)));
  const [first] = holding;
  if (!first) return false;
  const names = holding.map(({ stored }) => stored.part);
  intake.log.item(first.stored.feed, item.source, item, names);
  intake.add(first.stored.feed, item, text);
  return true;
}

/** Risk data are kept for a whole feed: the index does not say which of its sources they came from. */
function addOther(item: FeedItem, staying: readonly Carried[], abouts: readonly FeedAbout[], intake: Intake): void {
  const about = abouts.find((one) => {
    const isKind = one.provides === item.kind;
    return isKind && (item.kind !== 'exploited' || one.catalogue === item.entry.catalogue);
  });
  if (!about || !staying.some(({ stored }) => stored.feed === about.id)) return;
  intake.add(about.id, item, undefined);
}

/** Numbers and dates that the items themselves do not give back. */
function keepState(stored: StoredFeed, fate: Fate, intake: Intake): void {
  const count = intake.log.of(stored);
  if (count.records === 0 && fate.kind !== 'changed') count.records = stored.records;
  count.alone = Math.max(1, count.alone);
  count.contentDate ??= stored.contentDate;
  count.version ??= stored.version;
}

/** What an earlier pull left out is not in the index to be noticed again. */
function keepNotes(old: AdvisoryIndex, sources: ReadonlySet<string>, intake: Intake): void {
  for (const { source, effect, reason, count, examples } of storedNotes(old)) {
    if (effect !== 'skipped' || !sources.has(source)) continue;
    for (let at = 0; at < count; at += 1)
      intake.writer.note(source, { id: examples[at % examples.length] ?? '?', reason, effect });
  }
}
