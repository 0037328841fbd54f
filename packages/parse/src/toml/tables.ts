import type { Span } from '@morel/model';
import { handOver } from '../hand-over.ts';
import { get, setOwn } from '../values.ts';
import type { TomlKey } from './read-key.ts';
import type { SpanLog } from './span-log.ts';

type Table = Record<string, unknown>;

/** How a table came to be: by its own header, by a header below it, or by dotted keys. Inline tables have no origin. */
type Origin = 'header' | 'implied' | 'dotted';

/**
 * The tables of a document under construction, with TOML's rules on what may be defined again (toml.io, v1.0.0,
 * "Table"). Anything that the rules forbid is left to the library to report. A table spans from its header to the last
 * line of it or of a table below it.
 */
export class TomlTables {
  readonly root: Table = {};
  readonly #log: SpanLog;
  readonly #origins = new Map<unknown, Origin>([[this.root, 'header']]);
  readonly #lists = new Set<unknown>();
  readonly #notes = new Map<unknown, number>();
  /** The notes of the table that was opened last and of those around it. */
  #opened: number[] = [];

  constructor(log: SpanLog) {
    this.#log = log;
  }

  /** The table that the header `[a.b]` opens. */
  open(key: TomlKey, header: Span): Table {
    const parent = this.#parent(key, header);
    const name = lastOf(key);
    const known = get(parent, name);
    if (known === undefined) return this.#create(parent, name, 'header', header);
    if (this.#origins.get(known) !== 'implied') handOver();
    this.#origins.set(known, 'header');
    this.#enter(known);
    return asTable(known);
  }

  /** The table that the header `[[a.b]]` adds. */
  append(key: TomlKey, header: Span): Table {
    const parent = this.#parent(key, header);
    const name = lastOf(key);
    const list = get(parent, name) ?? this.#createList(parent, name, header);
    if (!Array.isArray(list) || !this.#lists.has(list)) handOver();
    const table: Table = {};
    list.push(table);
    this.#origins.set(table, 'header');
    this.#notes.set(table, this.#log.add(list, list.length - 1, header.start, header.end));
    this.#enter(list);
    this.#enter(table);
    return table;
  }

  /** Sets a key, dotted or not, inside a table. */
  assign(table: Table, key: TomlKey, value: unknown, span: Span): void {
    let target = table;
    for (let index = 0; index < key.length - 1; index += 1) {
      const part = key[index] ?? '';
      const known = get(target, part);
      if (known !== undefined && this.#origins.get(known) !== 'dotted') handOver();
      target = known === undefined ? this.#create(target, part, 'dotted', span) : asTable(known);
      this.#log.extend(this.#notes.get(target), span.end);
    }
    const name = lastOf(key);
    if (Object.hasOwn(target, name)) handOver();
    setOwn(target, name, value);
    this.#log.add(target, name, span.start, span.end);
  }

  /** Ends the table that was opened last, and for now those around it. */
  close(end: number): void {
    for (const note of this.#opened) this.#log.extend(note, end);
    this.#opened = [];
  }

  /** The table that holds the last part of a header's key. */
  #parent(key: TomlKey, header: Span): Table {
    let table = this.root;
    for (const part of key.slice(0, -1)) {
      const known = get(table, part);
      if (known === undefined) {
        table = this.#create(table, part, 'implied', header);
        continue;
      }
      this.#enter(known);
      if (Array.isArray(known) && this.#lists.has(known)) {
        table = asTable(known.at(-1));
        this.#enter(table);
      } else if (this.#origins.has(known)) table = asTable(known);
      else handOver();
    }
    return table;
  }

  #create(parent: Table, name: string, origin: Origin, span: Span): Table {
    const table: Table = {};
    setOwn(parent, name, table);
    this.#origins.set(table, origin);
    this.#notes.set(table, this.#log.add(parent, name, span.start, span.end));
    if (origin !== 'dotted') this.#enter(table);
    return table;
  }

  #createList(parent: Table, name: string, span: Span): unknown[] {
    const list: unknown[] = [];
    setOwn(parent, name, list);
    this.#lists.add(list);
    this.#notes.set(list, this.#log.add(parent, name, span.start, span.end));
    return list;
  }

  /** Takes note that what is read next stands inside this table or list. */
  #enter(container: unknown): void {
    const note = this.#notes.get(container);
    if (note !== undefined) this.#opened.push(note);
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
