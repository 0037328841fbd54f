import { handOver } from '../hand-over.ts';
import { MAX_DEPTH } from '../limits.ts';
import type { TomlCursor } from './cursor.ts';
import { readShort } from './read-string.ts';

const BARE = /[A-Za-z0-9_-]+/y;
/** A key without dots and quotes, which most are. */
const SIMPLE = /[A-Za-z0-9_-]+(?=[ \t]*[=\]])/y;
const DOT = /[ \t]*\.[ \t]*/y;

/** A key: its parts, one unless it is dotted. */
export type TomlKey = readonly [string, ...string[]];

/** Reads the key at the cursor. */
export function readKey(cursor: TomlCursor): TomlKey {
  const { text, at } = cursor;
  if (cursor.pass(SIMPLE)) return [text.slice(at, cursor.at)];
  const key: [string, ...string[]] = [readPart(cursor)];
  while (cursor.pass(DOT)) key.push(readPart(cursor));
  if (key.length > MAX_DEPTH) handOver();
  return key;
}

function readPart(cursor: TomlCursor): string {
  const { text, at } = cursor;
  return cursor.pass(BARE) ? text.slice(at, cursor.at) : readShort(cursor);
}
