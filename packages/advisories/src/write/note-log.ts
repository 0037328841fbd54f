import type { FeedNote } from '@morel/model';
import type { StoredNote } from '../file/stored-lists.ts';
import { compareText } from './sort-store.ts';

const EXAMPLES = 20;

/** Counts notes by source and reason, and keeps the same examples whatever order they come in. */
export class NoteLog {
  readonly #notes = new Map<string, { source: string; note: FeedNote; count: number; ids: string[] }>();

  add(source: string, note: FeedNote): void {
    const key = JSON.stringify([source, note.effect, note.reason]);
    let known = this.#notes.get(key);
    if (!known) this.#notes.set(key, (known = { source, note, count: 0, ids: [] }));
    known.count += 1;
    const { ids } = known;
    if (ids.includes(note.id) || (ids.length === EXAMPLES && note.id > (ids.at(-1) ?? ''))) return;
    ids.push(note.id);
    ids.sort(compareText);
    ids.splice(EXAMPLES);
  }

  list(): StoredNote[] {
    return [...this.#notes.entries()]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { source, note, count, ids }]) => {
        return { source, effect: note.effect, reason: note.reason, count, examples: ids };
      });
  }
}
