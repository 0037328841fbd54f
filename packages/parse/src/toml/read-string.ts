import { handOver } from '../hand-over.ts';
import type { TomlCursor } from './cursor.ts';

const QUOTE = 0x22;

/* oxlint-disable no-control-regex -- TOML forbids them in strings */
/** A string on one line without escapes, which most are. */
const SIMPLE = /"[^"\\\0-\x08\n-\x1f\x7f]*"(?!")|'[^'\0-\x08\n-\x1f\x7f]*'(?!')/y;
const BASIC = /[^"\\\0-\x08\n-\x1f\x7f]*/y;
const LONG_BASIC = /(?:[^"\\\0-\x08\x0b-\x1f\x7f]|\r\n)*/y;
const LONG_LITERAL = /(?:[^'\0-\x08\x0b-\x1f\x7f]|\r\n)*/y;
/* oxlint-enable no-control-regex */
const LONG = /("""|''')(?:\r?\n)?/y;
const OPEN = /"/y;
const ESCAPE_SIGN = /\\/y;
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

/** Reads the string at the cursor (TOML 1.0, all four kinds). */
export function readString(cursor: TomlCursor): string {
  const { text, at } = cursor;
  if (cursor.pass(SIMPLE)) return text.slice(at + 1, cursor.at - 1);
  if (cursor.pass(LONG)) return readLong(cursor, text.charCodeAt(at));
  return readEscaped(cursor);
}

/** Reads a string on one line, as a key may be. */
export function readShort(cursor: TomlCursor): string {
  const { text, at } = cursor;
  return cursor.pass(SIMPLE) ? text.slice(at + 1, cursor.at - 1) : readEscaped(cursor);
}

function readEscaped(cursor: TomlCursor): string {
  cursor.expect(OPEN);
  let value = cursor.take(BASIC);
  while (cursor.pass(ESCAPE_SIGN)) value += readEscape(cursor) + cursor.take(BASIC);
  cursor.expect(OPEN);
  return value;
}

function readLong(cursor: TomlCursor, quote: number): string {
  const pattern = quote === QUOTE ? LONG_BASIC : LONG_LITERAL;
  let value = '';
  for (;;) {
    value += cursor.take(pattern);
    if (quote === QUOTE && cursor.pass(ESCAPE_SIGN)) {
      value += cursor.pass(FOLD) ? '' : readEscape(cursor);
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
  const escape = cursor.take(ESCAPE);
  if (escape.length === 1) return ESCAPED.get(escape) ?? handOver();
  const code = Number.parseInt(escape.slice(1), 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) handOver();
  return String.fromCodePoint(code);
}
