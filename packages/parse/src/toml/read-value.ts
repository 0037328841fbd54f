import { MAX_DEPTH } from '../limits.ts';
import { handOver } from '../hand-over.ts';
import type { TomlCursor } from './cursor.ts';
import { readKey } from './read-key.ts';
import { readString } from './read-string.ts';
import type { TomlTables } from './tables.ts';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const EQUALS = 0x3d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_TABLE = 0x7b;
const CLOSE_TABLE = 0x7d;

const SCALAR = /[A-Za-z0-9+\-_.:]+/y;
const INTEGER = /^[+-]?(?:0|[1-9](?:_?[0-9])*)$/;
const FLOAT = /^[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Reads the value at the cursor, at this depth of nesting. */
export function readValue(cursor: TomlCursor, tables: TomlTables, depth: number): unknown {
  if (depth > MAX_DEPTH) handOver();
  const code = cursor.peek();
  if (code === QUOTE || code === APOSTROPHE) return readString(cursor);
  if (code === OPEN_LIST) return readList(cursor, tables, depth);
  if (code === OPEN_TABLE) return readInlineTable(cursor, tables, depth);
  return scalarOf(cursor.match(SCALAR));
}

function readList(cursor: TomlCursor, tables: TomlTables, depth: number): unknown[] {
  const list: unknown[] = [];
  cursor.expect(OPEN_LIST);
  for (;;) {
    cursor.skipBlank();
    if (cursor.skip(CLOSE_LIST)) return list;
    list.push(readValue(cursor, tables, depth + 1));
    cursor.skipBlank();
    if (cursor.skip(CLOSE_LIST)) return list;
    cursor.expect(COMMA);
  }
}

function readInlineTable(cursor: TomlCursor, tables: TomlTables, depth: number): unknown {
  const table: Record<string, unknown> = {};
  cursor.expect(OPEN_TABLE);
  cursor.skipSpace();
  if (cursor.skip(CLOSE_TABLE)) return table;
  for (;;) {
    cursor.skipSpace();
    const key = readKey(cursor);
    cursor.expect(EQUALS);
    cursor.skipSpace();
    tables.assign(table, key, readValue(cursor, tables, depth + key.length));
    cursor.skipSpace();
    if (cursor.skip(CLOSE_TABLE)) return table;
    cursor.expect(COMMA);
  }
}

/** Whatever is rare (`inf`, hexadecimal, times without a date) or no scalar at all is left to the library. */
function scalarOf(text: string): unknown {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (INTEGER.test(text) || FLOAT.test(text)) return numberOf(text);
  return dateOf(text);
}

function numberOf(text: string): number {
  const value = Number(text.replaceAll('_', ''));
  const isExact = Number.isSafeInteger(value) || !INTEGER.test(text);
  if (!isExact || !Number.isFinite(value) || Object.is(value, -0)) handOver();
  return value;
}

/** A date as written, or a date-time with milliseconds. */
function dateOf(text: string): string {
  const [, date, time, fraction = '', zone = ''] = DATE.exec(text) ?? [];
  if (date === undefined || !isDay(date)) handOver();
  if (time === undefined) return date;
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) handOver();
  if (!/^(?:|Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.test(zone)) handOver();
  return `${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`;
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
