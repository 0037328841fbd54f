import type { HashTable } from '../file/hash-table.ts';
import type { ChangedKeys } from '../file/stored-lists.ts';
import { compareText } from './sort-store.ts';

/** Beyond this many keys a list is no shorter work than looking at everything. */
const MOST = 20_000;

/** Compares a table as it is written with the same table of the parent. */
export class ChangeLog {
  readonly #parent: HashTable | undefined;
  readonly #seen = new Set<string>();
  readonly #changed: string[] = [];

  constructor(parent: HashTable | undefined) {
    this.#parent = parent;
  }

  entry(key: string, text: string): void {
    if (!this.#parent) return;
    this.#seen.add(key);
    if (this.#parent.find(key)?.lines.join('\n') !== text) this.#changed.push(key);
  }

  list(): ChangedKeys {
    if (!this.#parent) return 'all';
    for (const { key } of this.#parent.all()) if (!this.#seen.has(key)) this.#changed.push(key);
    return this.#changed.length > MOST ? 'all' : this.#changed.sort(compareText);
  }
}
