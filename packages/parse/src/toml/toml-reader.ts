import { handOver } from '../hand-over.ts';
import { MAX_DEPTH } from '../limits.ts';
import { TomlCursor } from './cursor.ts';
import { readKey } from './read-key.ts';
import { scalarOf } from './read-scalar.ts';
import { readString } from './read-string.ts';
import { SpanLog } from './span-log.ts';
import { TomlTables } from './tables.ts';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_TABLE = 0x7b;

/* oxlint-disable no-control-regex -- TOML forbids them in comments */
/** Blank lines and comments, and the space at the start of the line after them. */
const BLANK = /(?:[ \t]*(?:#[^\0-\x08\n-\x1f\x7f]*)?\r?\n)*[ \t]*/y;
const LINE_END = /[ \t]*(?:#[^\0-\x08\n-\x1f\x7f]*)?(?:\r?\n(?:[ \t]*(?:#[^\0-\x08\n-\x1f\x7f]*)?\r?\n)*[ \t]*|$)/y;
const LAST_COMMENT = /#[^\0-\x08\n-\x1f\x7f]*$/y;
/* oxlint-enable no-control-regex */
const BYTE_ORDER_MARK = /\uFEFF/y;
const EQUALS = /[ \t]*=[ \t]*/y;
const HEADER = /\[[ \t]*/y;
const HEADER_END = /[ \t]*\]/y;
const LIST_HEADER = /\[\[[ \t]*/y;
const LIST_HEADER_END = /[ \t]*\]\]/y;
const BRACKET = /\[/y;
const BRACKET_END = /\]/y;
const BRACE = /\{[ \t]*/y;
const BRACE_END = /[ \t]*\}/y;
const COMMA = /[ \t]*,[ \t]*/y;
const SCALAR = /[A-Za-z0-9+\-_.:]+(?: \d\d:[0-9+\-.:Z]+)?/y;

/**
 * Reads a TOML document (toml.io, v1.0.0) and notes where everything stands. What it does not know it hands over; with
 * `isLenient` it passes over scalars that it does not know, for the positions' sake.
 */
export class TomlReader {
  readonly log: SpanLog = new SpanLog();
  readonly #cursor: TomlCursor;
  readonly #isLenient: boolean;
  readonly #tables: TomlTables = new TomlTables(this.log);

  constructor(text: string, isLenient: boolean) {
    this.#cursor = new TomlCursor(text);
    this.#isLenient = isLenient;
  }

  /** The document's root table. */
  read(): Record<string, unknown> {
    const cursor = this.#cursor;
    const tables = this.#tables;
    let table = tables.root;
    let end = 0;
    cursor.pass(BYTE_ORDER_MARK);
    cursor.pass(BLANK);
    while (cursor.at < cursor.text.length && !cursor.pass(LAST_COMMENT)) {
      if (cursor.peek() === OPEN_LIST) {
        tables.close(end);
        table = this.#readHeader();
      } else {
        this.#readPair(table, 1);
      }
      end = cursor.at;
      cursor.expect(LINE_END);
    }
    tables.close(end);
    return tables.root;
  }

  #readHeader(): Record<string, unknown> {
    const cursor = this.#cursor;
    const start = cursor.at;
    const isList = cursor.pass(LIST_HEADER);
    if (!isList) cursor.expect(HEADER);
    const key = readKey(cursor);
    cursor.expect(isList ? LIST_HEADER_END : HEADER_END);
    const span = { start, end: cursor.at };
    return isList ? this.#tables.append(key, span) : this.#tables.open(key, span);
  }

  #readPair(table: Record<string, unknown>, depth: number): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    const key = readKey(cursor);
    cursor.expect(EQUALS);
    const value = this.#readValue(depth + key.length);
    this.#tables.assign(table, key, value, { start, end: cursor.at });
  }

  #readValue(depth: number): unknown {
    const cursor = this.#cursor;
    const code = cursor.peek();
    if (code === QUOTE || code === APOSTROPHE) return readString(cursor);
    if (depth > MAX_DEPTH) handOver();
    if (code === OPEN_LIST) return this.#readList(depth);
    if (code === OPEN_TABLE) return this.#readInlineTable(depth);
    const text = cursor.take(SCALAR);
    return this.#isLenient ? null : scalarOf(text);
  }

  #readList(depth: number): unknown[] {
    const cursor = this.#cursor;
    const list: unknown[] = [];
    cursor.expect(BRACKET);
    for (cursor.pass(BLANK); !cursor.pass(BRACKET_END); cursor.pass(BLANK)) {
      const start = cursor.at;
      list.push(this.#readValue(depth + 1));
      this.log.add(list, list.length - 1, start, cursor.at);
      cursor.pass(BLANK);
      if (!cursor.pass(COMMA) && cursor.peek() !== CLOSE_LIST) handOver();
    }
    return list;
  }

  #readInlineTable(depth: number): unknown {
    const cursor = this.#cursor;
    const table: Record<string, unknown> = {};
    cursor.expect(BRACE);
    if (cursor.pass(BRACE_END)) return table;
    do this.#readPair(table, depth);
    while (cursor.pass(COMMA));
    cursor.expect(BRACE_END);
    return table;
  }
}
