import { MAX_DEPTH } from '../limits.ts';
import { handOver } from '../hand-over.ts';
import type { TomlCursor } from './cursor.ts';
import { readShort } from './read-string.ts';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const DOT = 0x2e;
const BARE = /[A-Za-z0-9_-]+/y;

/** A key: its parts, one unless it is dotted. */
export type TomlKey = readonly [string, ...string[]];

/** Reads the key at the cursor and the space after it. */
export function readKey(cursor: TomlCursor): TomlKey {
  const key: [string, ...string[]] = [readPart(cursor)];
  cursor.skipSpace();
  while (cursor.skip(DOT)) {
    cursor.skipSpace();
    key.push(readPart(cursor));
    cursor.skipSpace();
  }
  if (key.length > MAX_DEPTH) handOver();
  return key;
}

function readPart(cursor: TomlCursor): string {
  const code = cursor.peek();
  if (code === QUOTE || code === APOSTROPHE) return readShort(cursor);
  const part = cursor.match(BARE);
  if (part === '') handOver();
  return part;
}
