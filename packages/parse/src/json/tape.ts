import { MAX_DEPTH } from '../limits.ts';

/**
 * Where every value of a JSON text stands, in the order of the text: a node is followed by the nodes inside it. Node 0
 * is the whole value.
 */
export interface Tape {
  /** Number of object members, duplicates included. */
  readonly members: number;
  /** Offset of the member's key, or of the value where it has no key. */
  start(node: number): number;
  /** Offset of the value itself. */
  value(node: number): number;
  /** Offset after the value. */
  end(node: number): number;
  /** The first node that is not inside this one. */
  next(node: number): number;
  /** The nodes directly inside this one. */
  children(node: number): number[];
  /** Every node, in the order of the text. */
  nodes(): Iterable<number>;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Integers per node, and which is which. */
const WIDTH = 4;
const VALUE = 1;
const END = 2;
const NEXT = 3;

/** The tape of a text that is known to be valid JSON; undefined where it is nested too deep. */
export function scanJson(text: string): Tape | undefined {
  const { length } = text;
  let cells = new Int32Array(WIDTH * ((length >> 4) + 16));
  let size = 0;
  let members = 0;
  let key = -1;
  let at = 0;
  const open = new Int32Array(MAX_DEPTH + 1);
  let depth = 0;
  let inObject = false;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === COMMA || code === COLON) {
      at += 1;
      continue;
    }
    if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      at += 1;
      const node = open[depth] ?? 0;
      cells[node + END] = at;
      cells[node + NEXT] = size;
      depth -= 1;
      inObject = depth > 0 && text.charCodeAt(cells[(open[depth] ?? 0) + VALUE] ?? 0) === OPEN_OBJECT;
      continue;
    }
    const opens = code === OPEN_OBJECT || code === OPEN_LIST;
    const end = opens ? at + 1 : code === QUOTE ? closingQuote(text, at) + 1 : scalarEnd(text, at);
    if (inObject && key === -1) {
      key = at;
      members += 1;
      at = end;
      continue;
    }
    if (size + WIDTH > cells.length) cells = grown(cells);
    cells[size] = key === -1 ? at : key;
    cells[size + VALUE] = at;
    cells[size + END] = end;
    cells[size + NEXT] = size + WIDTH;
    key = -1;
    at = end;
    if (opens) {
      depth += 1;
      if (depth > MAX_DEPTH) return undefined;
      open[depth] = size;
      inObject = code === OPEN_OBJECT;
    }
    size += WIDTH;
  }
  return createTape(cells, size, members);
}

function createTape(cells: Int32Array, size: number, members: number): Tape {
  const next = (node: number): number => cells[node + NEXT] ?? 0;
  return {
    members,
    start: (node) => cells[node] ?? 0,
    value: (node) => cells[node + VALUE] ?? 0,
    end: (node) => cells[node + END] ?? 0,
    next,
    children(node) {
      const children: number[] = [];
      for (let child = node + WIDTH; child < next(node); child = next(child)) children.push(child);
      return children;
    },
    *nodes() {
      for (let node = 0; node < size; node += WIDTH) yield node;
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
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code <= 0x20 || code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST) break;
    end += 1;
  }
  return end;
}

function grown(cells: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2);
  larger.set(cells);
  return larger;
}
