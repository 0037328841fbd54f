import type { Step } from '../document.ts';
import type { Outline } from '../span-lookup.ts';
import { handOver, unlessHandedOver } from '../hand-over.ts';
import { TomlCursor } from './cursor.ts';
import { readKey } from './read-key.ts';
import { readString } from './read-string.ts';

const BYTE_ORDER_MARK = 0xfeff;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const EQUALS = 0x3d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_TABLE = 0x7b;
const CLOSE_TABLE = 0x7d;
/** A date and a time may be parted by a space. */
const SCALAR = /[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?/y;

/** A part of a document. A table spans from its header to the last line of it or of a table below it. */
interface TomlNode {
  start: number;
  end: number;
  readonly children: Map<Step, TomlNode>;
  /** Offset of an inline value whose parts are not in `children` yet. */
  inline: number;
  /** Number of tables so far, in an array of tables. */
  tables: number;
}

/** The outline of a text that is known to be valid TOML. It ends early where only the library knows how to read on. */
export function outlineToml(text: string): Outline<TomlNode> {
  const root = createNode(0);
  unlessHandedOver(() => readStatements(new TomlCursor(text), root));
  return {
    root,
    children(node) {
      if (node.inline >= 0) unlessHandedOver(() => readParts(text, node));
      return node.children;
    },
    span: ({ start, end }) => ({ start, end }),
  };
}

function readStatements(cursor: TomlCursor, root: TomlNode): void {
  let table = [root];
  cursor.skip(BYTE_ORDER_MARK);
  for (cursor.skipBlank(); !cursor.atEnd; cursor.skipBlank()) {
    if (cursor.peek() === OPEN_LIST) table = readHeader(cursor, root);
    else readPair(cursor, table);
    cursor.endLine();
  }
}

/** Reads a header; the nodes from the root to the table that it opens. */
function readHeader(cursor: TomlCursor, root: TomlNode): TomlNode[] {
  const start = cursor.at;
  cursor.expect(OPEN_LIST);
  const isList = cursor.skip(OPEN_LIST);
  cursor.skipSpace();
  const path = [root];
  const key = readKey(cursor);
  for (const [index, part] of key.entries()) {
    const node = enter(path, part, start);
    const isLast = index === key.length - 1;
    if (isLast && isList) node.tables += 1;
    if (node.tables > 0) enter(path, node.tables - 1, start);
  }
  cursor.expect(CLOSE_LIST);
  if (isList) cursor.expect(CLOSE_LIST);
  for (const node of path) node.end = cursor.at;
  return path;
}

/** Reads a key with its value, in a table or an inline table. */
function readPair(cursor: TomlCursor, table: readonly TomlNode[]): void {
  const start = cursor.at;
  const path = [...table];
  for (const part of readKey(cursor)) enter(path, part, start);
  cursor.expect(EQUALS);
  cursor.skipSpace();
  const node = path.at(-1);
  if (node) node.inline = cursor.at;
  skipValue(cursor);
  for (const ancestor of path) ancestor.end = cursor.at;
}

/** Finds the parts of an inline table or a list. */
function readParts(text: string, node: TomlNode): void {
  const cursor = new TomlCursor(text);
  cursor.at = node.inline;
  const { end } = node;
  node.inline = -1;
  let index = 0;
  eachPart(cursor, (isTable) => {
    if (isTable) return readPair(cursor, [node]);
    const item = createNode(cursor.at);
    item.inline = cursor.at;
    skipValue(cursor);
    item.end = cursor.at;
    node.children.set(index, item);
    index += 1;
  });
  node.end = end;
}

function skipValue(cursor: TomlCursor): void {
  const code = cursor.peek();
  if (code === QUOTE || code === APOSTROPHE) readString(cursor);
  else if (code !== OPEN_LIST && code !== OPEN_TABLE) cursor.match(SCALAR);
  else
    eachPart(cursor, (isTable) => {
      if (isTable) {
        readKey(cursor);
        cursor.expect(EQUALS);
        cursor.skipSpace();
      }
      skipValue(cursor);
    });
}

/** Calls `read` at each item of a list or pair of an inline table; does nothing at any other value. */
function eachPart(cursor: TomlCursor, read: (isTable: boolean) => void): void {
  const isTable = cursor.skip(OPEN_TABLE);
  if (!isTable && !cursor.skip(OPEN_LIST)) return;
  const close = isTable ? CLOSE_TABLE : CLOSE_LIST;
  for (cursor.skipBlank(); !cursor.skip(close); cursor.skipBlank()) {
    read(isTable);
    cursor.skipBlank();
    if (!cursor.skip(COMMA) && cursor.peek() !== close) handOver();
  }
}

/** Goes from the last node of the path to the one below it, which is made where it is not known. */
function enter(path: TomlNode[], step: Step, start: number): TomlNode {
  const children = path.at(-1)?.children;
  const node = children?.get(step) ?? createNode(start);
  children?.set(step, node);
  path.push(node);
  return node;
}

function createNode(start: number): TomlNode {
  return { start, end: start, children: new Map(), inline: -1, tables: 0 };
}
