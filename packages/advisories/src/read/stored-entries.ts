import type { FeedItem, FeedNote } from '@morel/model';
import { damaged } from '../file/damage.ts';
import { textOf, readSection } from '../file/layout.ts';
import { member, toJson, toList, toNumber, toText, toTexts } from '../file/shape.ts';
import type { ChangedKeys, IndexChanges, StoredNote } from '../file/stored-lists.ts';
import { type AdvisoryIndex, type StoredRecord, toStoredRecord } from './open-index.ts';
import { toRisk } from './risk-value.ts';

/** What an index was made of: a record with its text, or an item of risk data that is ready to be added again. */
export type StoredEntry =
  | ({ readonly kind: 'record' } & StoredRecord)
  | { readonly kind: 'item'; readonly item: Exclude<FeedItem, { kind: 'advisory' }> };

/**
 * Everything that an index was made of, so that an update can add it to a writer again and lay the new data over it.
 * Records come as texts: their feed reads them again, and so learns what a newer version of Morel reads from them.
 */
export function* storedEntries(index: AdvisoryIndex): Generator<StoredEntry> {
  const { records, risk, epss } = index.tables;
  for (const { id, value } of records.all()) yield { kind: 'record', ...toStoredRecord(id, value) };
  for (const { key, first } of risk.all()) {
    const { exploited, ssvc } = toRisk(key, first);
    for (const entry of exploited) yield { kind: 'item', item: { kind: 'exploited', ids: [key], entry } };
    if (ssvc) yield { kind: 'item', item: { kind: 'ssvc', cve: key, ssvc } };
  }
  for (const { cve, epss: score } of epss.all()) yield { kind: 'item', item: { kind: 'epss', cve, epss: score } };
}

/** What the feeds of an index left out or mended, by source and reason. */
export function storedNotes(index: AdvisoryIndex): readonly StoredNote[] {
  const notes = toJson(textOf(readSection(index.access, index.meta.tables.notes)));
  return toList(notes).map((note) => ({
    source: toText(member(note, 'source')),
    effect: toEffect(member(note, 'effect')),
    reason: toText(member(note, 'reason')),
    count: toNumber(member(note, 'count')),
    examples: toTexts(member(note, 'examples')),
  }));
}

/** What differs from the parent generation. */
export function storedChanges(index: AdvisoryIndex): IndexChanges {
  const changes = toJson(textOf(readSection(index.access, index.meta.tables.changes)));
  return { packages: toKeys(member(changes, 'packages')), risk: toKeys(member(changes, 'risk')) };
}

const EFFECTS: readonly FeedNote['effect'][] = ['skipped', 'mended', 'odd'];

function toEffect(value: unknown): FeedNote['effect'] {
  const effect = EFFECTS.find((known) => known === value);
  if (!effect) throw damaged('a note has an effect that is none of the known ones');
  return effect;
}

function toKeys(value: unknown): ChangedKeys {
  return value === 'all' ? 'all' : toTexts(value);
}
