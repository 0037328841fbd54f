import { handOver } from '../hand-over.ts';
import type { TomlCursor } from './cursor.ts';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;

/* oxlint-disable no-control-regex -- TOML forbids them in strings */
const BASIC = /[^"\\\0-\x08\n-\x1f\x7f]*/y;
const LITERAL = /[^'\0-\x08\n-\x1f\x7f]*/y;
const LONG_BASIC = /(?:[^"\\\0-\x08\x0b-\x1f\x7f]|\r\n)*/y;
const LONG_LITERAL = /(?:[^'\0-\x08\x0b-\x1f\x7f]|\r\n)*/y;
/* oxlint-enable no-control-regex */
const FIRST_BREAK = /\r?\n/y;
const FOLD = /[ \t]*\r?\n[ \t\r\n]*/y;
const ESCAPE = /[btnfr"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}/y;

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** Reads the string that starts with the quote at the cursor (TOML 1.0, all four kinds). */
export function readString(cursor: TomlCursor): string {
  const quote = cursor.peek();
  const { text, at } = cursor;
  if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) {
    cursor.at += 3;
    cursor.match(FIRST_BREAK);
    return quote === QUOTE ? readLong(cursor, QUOTE, LONG_BASIC) : readLong(cursor, APOSTROPHE, LONG_LITERAL);
  }
  return readShort(cursor);
}

/** Reads a string on one line, as a key may be. */
export function readShort(cursor: TomlCursor): string {
  if (cursor.skip(APOSTROPHE)) {
    const literal = cursor.match(LITERAL);
    cursor.expect(APOSTROPHE);
    return literal;
  }
  cursor.expect(QUOTE);
  let value = cursor.match(BASIC);
  while (cursor.skip(BACKSLASH)) value += readEscape(cursor) + cursor.match(BASIC);
  cursor.expect(QUOTE);
  return value;
}

function readLong(cursor: TomlCursor, quote: number, pattern: RegExp): string {
  let value = '';
  for (;;) {
    value += cursor.match(pattern);
    if (quote === QUOTE && cursor.skip(BACKSLASH)) {
      value += cursor.match(FOLD) === '' ? readEscape(cursor) : '';
      continue;
    }
    const run = countRun(cursor, quote);
    if (run === 0 || run > 5) handOver();
    cursor.at += run;
    // Up to two quotes may stand right before the three that close.
    value += String.fromCharCode(quote).repeat(run < 3 ? run : run - 3);
    if (run >= 3) return value;
  }
}

function countRun(cursor: TomlCursor, code: number): number {
  let end = cursor.at;
  while (cursor.text.charCodeAt(end) === code) end += 1;
  return end - cursor.at;
}

function readEscape(cursor: TomlCursor): string {
  const escape = cursor.match(ESCAPE);
  if (escape.length <= 1) return ESCAPED.get(escape) ?? handOver();
  const code = Number.parseInt(escape.slice(1), 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return handOver();
  return String.fromCodePoint(code);
}
