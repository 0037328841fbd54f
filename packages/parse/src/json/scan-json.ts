import { MAX_DEPTH } from '../limits.ts';
import { closingQuote } from '../text/closing-quote.ts';
import { ANY, MARKS, NONE, Tape } from './tape.ts';

/** What a character outside of strings means. */
const SCALAR = 0;
const SEPARATOR = 1;
const CLOSE = 2;
const STRING = 3;
const OPEN_LIST = 4;
const OPEN_OBJECT = 5;
const KINDS = createKinds();

const SEPARATORS = /[\s,:]*/y;
/** A member whose key and value are strings without escapes, as most are, and the separators after it. */
const SIMPLE_MEMBER = /"[^"\\]*"\s*:\s*"[^"\\]*"[\s,]*/y;

/** The tape of a text that is known to be valid JSON; undefined where it is nested too deep. */
export function scanJson(text: string): Tape | undefined {
  const tape = new Tape(text.length);
  /** The containers that are open, and for each depth whether it is an object. */
  const open = new Int32Array(MAX_DEPTH + 1);
  const inObject = new Uint8Array(MAX_DEPTH + 1);
  let depth = 0;
  /** Offset and mark of the key whose value comes next. */
  let key = NONE;
  let mark = ANY;
  let at = 0;
  while (at < text.length) {
    const kind = KINDS[text.charCodeAt(at)] ?? SCALAR;
    if (kind === SEPARATOR) {
      at = after(SEPARATORS, text, at);
    } else if (kind === CLOSE) {
      at += 1;
      tape.close(open[depth] ?? 0, at, inObject[depth] === 1);
      depth -= 1;
    } else if (kind === STRING && key === NONE && inObject[depth] === 1) {
      const end = text.indexOf('"', at + 1) + 1;
      const next = after(SIMPLE_MEMBER, text, at);
      if (next > at) {
        tape.add(at, at, text.lastIndexOf('"', next - 1) + 1, markOf(text, at, end));
        at = next;
      } else {
        key = at;
        at = closingQuote(text, at) + 1;
        mark = text.slice(key, at).includes('\\') ? ANY : markOf(text, key, at);
      }
    } else {
      const opens = kind >= OPEN_LIST;
      const end = opens ? at + 1 : kind === STRING ? closingQuote(text, at) + 1 : scalarEnd(text, at);
      const node = tape.add(key, at, end, mark);
      key = NONE;
      at = end;
      if (!opens) continue;
      depth += 1;
      if (depth > MAX_DEPTH) return undefined;
      open[depth] = node;
      inObject[depth] = kind === OPEN_OBJECT ? 1 : 0;
    }
  }
  return tape;
}

/** Offset after what the sticky pattern matches at `start`, and `start` where it does not match. */
function after(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}

/** A number that equal keys without escapes share; the quotes are at both ends of the range. */
function markOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start + 1);
  const middle = text.charCodeAt((start + end) >> 1);
  const last = text.charCodeAt(end - 2);
  return (((((end - start) * 31 + first) * 31 + middle) * 31 + last) % (MARKS - 1)) + 1;
}

function scalarEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && (KINDS[text.charCodeAt(end)] ?? SCALAR) === SCALAR) end += 1;
  return end;
}

function createKinds(): Uint8Array {
  const kinds = new Uint8Array(128);
  kinds.fill(SEPARATOR, 0, 0x21);
  for (const [characters, kind] of [
    [',:', SEPARATOR],
    ['}]', CLOSE],
    ['"', STRING],
    ['[', OPEN_LIST],
    ['{', OPEN_OBJECT],
  ] as const) {
    for (const character of characters) kinds[character.charCodeAt(0)] = kind;
  }
  return kinds;
}
