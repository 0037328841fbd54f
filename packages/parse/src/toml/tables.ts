import { get, setOwn } from '../values.ts';
import { handOver } from '../hand-over.ts';
import type { TomlKey } from './read-key.ts';

type Table = Record<string, unknown>;

/** How a table came to be: by its own header, by a header below it, or by dotted keys. Inline tables have no origin. */
type Origin = 'header' | 'implied' | 'dotted';

/**
 * The tables of a document under construction, with TOML's rules on what may be defined again (toml.io, v1.0.0,
 * "Table"). Anything that the rules forbid is left to the library to report.
 */
export class TomlTables {
  readonly root: Table = {};
  readonly #origins = new Map<unknown, Origin>([[this.root, 'header']]);
  readonly #lists = new Set<unknown>();

  /** The table that `[a.b]` opens. */
  open(key: TomlKey): Table {
    const parent = this.#parent(key);
    const name = lastOf(key);
    const known = get(parent, name);
    if (known === undefined) return this.#create(parent, name, 'header');
    if (this.#origins.get(known) !== 'implied') handOver();
    this.#origins.set(known, 'header');
    return asTable(known);
  }

  /** The table that `[[a.b]]` adds. */
  append(key: TomlKey): Table {
    const parent = this.#parent(key);
    const name = lastOf(key);
    let list = get(parent, name);
    if (list === undefined) {
      list = [];
      setOwn(parent, name, list);
      this.#lists.add(list);
    }
    if (!Array.isArray(list) || !this.#lists.has(list)) handOver();
    const table: Table = {};
    this.#origins.set(table, 'header');
    list.push(table);
    return table;
  }

  /** Sets a key, dotted or not, inside a table. */
  assign(table: Table, key: TomlKey, value: unknown): void {
    let target = table;
    for (const part of key.slice(0, -1)) {
      const known = get(target, part);
      if (known !== undefined && this.#origins.get(known) !== 'dotted') handOver();
      target = known === undefined ? this.#create(target, part, 'dotted') : asTable(known);
    }
    const name = lastOf(key);
    if (Object.hasOwn(target, name)) handOver();
    setOwn(target, name, value);
  }

  /** The table that holds the last part of a header's key. */
  #parent(key: TomlKey): Table {
    let table = this.root;
    for (const part of key.slice(0, -1)) {
      const known = get(table, part);
      if (known === undefined) table = this.#create(table, part, 'implied');
      else if (Array.isArray(known) && this.#lists.has(known)) table = asTable(known.at(-1));
      else if (this.#origins.has(known)) table = asTable(known);
      else handOver();
    }
    return table;
  }

  #create(parent: Table, name: string, origin: Origin): Table {
    const table: Table = {};
    setOwn(parent, name, table);
    this.#origins.set(table, origin);
    return table;
  }
}

function asTable(value: unknown): Table {
  if (!isTable(value)) handOver();
  return value;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lastOf(key: TomlKey): string {
  return key.at(-1) ?? key[0];
}
