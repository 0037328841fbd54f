import { MAX_DEPTH } from '../limits.ts';

/**
 * Where every value of a JSON text stands, in the order of the text: a node is followed by the nodes inside it. Node 0
 * is the whole value.
 */
export interface Tape {
  /** Objects of which two members seem to have the same key; every object that has such members is among them. */
  readonly suspects: readonly number[];
  /** Offset of the member's key, or of the value where it has no key. */
  start(node: number): number;
  /** Offset of the value itself. */
  value(node: number): number;
  /** Offset after the value. */
  end(node: number): number;
  /** The nodes directly inside this one. */
  children(node: number): number[];
}

/** What a character outside of strings means. */
const SCALAR = 0;
const SEPARATOR = 1;
const CLOSE = 2;
const STRING = 3;
const OPEN_LIST = 4;
const OPEN_OBJECT = 5;
const KINDS = createKinds();

/** Integers per node, and which is which. */
const WIDTH = 5;
const VALUE = 1;
const END = 2;
/** The first node that is not inside this one. */
const NEXT = 3;
/** A number that two equal keys have in common; 0 for a key with an escape. */
const MARK = 4;
const MARKS = 8192;
const NONE = -1;
const BACKSLASH = 0x5c;

/** The tape of a text that is known to be valid JSON; undefined where it is nested too deep. */
export function scanJson(text: string): Tape | undefined {
  const repeats = createRepeatCheck();
  let cells = new Int32Array(WIDTH * ((text.length >> 3) + 16));
  let size = 0;
  let at = 0;
  /** Offset and mark of the key whose value comes next. */
  let key = NONE;
  let mark = 0;
  let backslash = NONE;
  /** The containers that are open, and for each depth whether it is an object. */
  const open = new Int32Array(MAX_DEPTH + 1);
  const inObject = new Uint8Array(MAX_DEPTH + 1);
  let depth = 0;
  while (at < text.length) {
    const kind = KINDS[text.charCodeAt(at)] ?? SCALAR;
    if (kind === SEPARATOR) {
      at += 1;
      continue;
    }
    if (kind === CLOSE) {
      at += 1;
      const node = open[depth] ?? 0;
      cells[node + END] = at;
      cells[node + NEXT] = size;
      if (inObject[depth] === 1) repeats.check(cells, node);
      depth -= 1;
      continue;
    }
    const end = kind >= OPEN_LIST ? at + 1 : kind === STRING ? closingQuote(text, at) + 1 : scalarEnd(text, at);
    if (key === NONE && inObject[depth] === 1) {
      key = at;
      if (backslash < at) backslash = indexOrEnd(text, '\\', at);
      mark = backslash < end ? 0 : markOf(text, at, end);
      at = end;
      continue;
    }
    if (size + WIDTH > cells.length) cells = grown(cells);
    cells[size] = key === NONE ? at : key;
    cells[size + VALUE] = at;
    cells[size + END] = end;
    cells[size + NEXT] = size + WIDTH;
    cells[size + MARK] = mark;
    key = NONE;
    at = end;
    if (kind >= OPEN_LIST) {
      depth += 1;
      if (depth > MAX_DEPTH) return undefined;
      open[depth] = size;
      inObject[depth] = kind === OPEN_OBJECT ? 1 : 0;
    }
    size += WIDTH;
  }
  return createTape(cells, repeats.suspects);
}

/** Looks for members of one object whose keys have the same mark. */
function createRepeatCheck(): { readonly suspects: number[]; check(cells: Int32Array, object: number): void } {
  const suspects: number[] = [];
  /** For each mark the object, counted from 1, that has a member with it. */
  const seen = new Int32Array(MARKS);
  let count = 0;
  return {
    suspects,
    check(cells, object) {
      count += 1;
      const end = cells[object + NEXT] ?? 0;
      let isSuspect = false;
      for (let node = object + WIDTH; node < end; node = cells[node + NEXT] ?? end) {
        const mark = cells[node + MARK] ?? 0;
        isSuspect ||= mark === 0 || seen[mark] === count;
        seen[mark] = count;
      }
      if (isSuspect) suspects.push(object);
    },
  };
}

/** A number from 1 on that equal keys without escapes share; the quotes are at both ends of the range. */
function markOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start + 1);
  const middle = text.charCodeAt((start + end) >> 1);
  const last = text.charCodeAt(end - 2);
  return (((((end - start) * 31 + first) * 31 + middle) * 31 + last) % (MARKS - 1)) + 1;
}

function createTape(cells: Int32Array, suspects: readonly number[]): Tape {
  const next = (node: number): number => cells[node + NEXT] ?? 0;
  return {
    suspects,
    start: (node) => cells[node] ?? 0,
    value: (node) => cells[node + VALUE] ?? 0,
    end: (node) => cells[node + END] ?? 0,
    children(node) {
      const children: number[] = [];
      for (let child = node + WIDTH; child < next(node); child = next(child)) children.push(child);
      return children;
    },
  };
}

/** Offset of the quote that closes the string opened at `start`, or -1. */
export function closingQuote(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

function scalarEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && (KINDS[text.charCodeAt(end)] ?? SCALAR) === SCALAR) end += 1;
  return end;
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

function grown(cells: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2);
  larger.set(cells);
  return larger;
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
