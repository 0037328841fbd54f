import type { Span } from '@morel/model';
import type { Step } from '../document.ts';
import { get } from '../values.ts';

/**
 * Where the members and items of tables and lists stand. Written down as they are read, and put in order only when a
 * position is asked for.
 */
export class SpanLog {
  readonly #owners: unknown[] = [];
  readonly #keys: Step[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Notes the member or item of a table or list; the number of the note. */
  add(owner: unknown, key: Step, start: number, end: number): number {
    this.#owners.push(owner);
    this.#keys.push(key);
    this.#ends.push(end);
    return this.#starts.push(start) - 1;
  }

  /** Moves the end of what was noted before, if it was. */
  extend(note: number | undefined, end: number): void {
    if (note !== undefined) this.#ends[note] = end;
  }

  /** Looks up positions by path, through the value that was read. */
  createLookup(text: string, root: unknown): (...path: readonly Step[]) => Span | undefined {
    let owned: ReadonlyMap<unknown, readonly number[]> | undefined;
    const indexed = new Map<unknown, ReadonlyMap<Step, number>>();
    const notesOf = (owner: unknown): ReadonlyMap<Step, number> => {
      owned ??= this.#byOwner();
      const notes =
        indexed.get(owner) ?? new Map((owned.get(owner) ?? []).map((note) => [this.#keys[note] ?? '', note]));
      indexed.set(owner, notes);
      return notes;
    };
    return (...path) => {
      let owner = root;
      let note: number | undefined;
      for (const step of path) {
        note = notesOf(owner).get(step);
        if (note === undefined) return undefined;
        owner = Array.isArray(owner) ? owner[Number(step)] : get(owner, String(step));
      }
      return note === undefined
        ? { start: 0, end: text.length }
        : { start: this.#starts[note] ?? 0, end: this.#ends[note] ?? 0 };
    };
  }

  #byOwner(): Map<unknown, number[]> {
    const owned = new Map<unknown, number[]>();
    for (const [note, owner] of this.#owners.entries()) {
      const notes = owned.get(owner);
      if (notes) notes.push(note);
      else owned.set(owner, [note]);
    }
    return owned;
  }
}
