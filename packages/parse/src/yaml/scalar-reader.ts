import { handOver } from '../hand-over.ts';
import type { FlowReader } from './flow-reader.ts';
import type { BlockLines } from './lines.ts';
import { readLiteral } from './read-literal.ts';
import {
  countSpaces,
  findClose,
  foldLines,
  isPlainStart,
  isQuote,
  resolvePlain,
  trimmedEnd,
  unquote,
} from './scalars.ts';

const SPACE = 0x20;
const GREATER = 0x3e;
const OPEN_LIST = 0x5b;
const OPEN_MAP = 0x7b;
const BAR = 0x7c;
/** What cannot stand in a plain scalar. */
const NOT_PLAIN = /: |:$| #/;

/** Reads scalars and flow collections in block collections; they may go on over the lines below. */
export class ScalarReader {
  readonly #lines: BlockLines;
  readonly #flow: FlowReader;

  constructor(lines: BlockLines, flow: FlowReader) {
    this.#lines = lines;
    this.#flow = flow;
  }

  /** The value that starts at this offset, inside a collection with this indent. */
  read(start: number, outer: number): unknown {
    const lines = this.#lines;
    const code = lines.text.charCodeAt(start);
    // A document that is one scalar is no lockfile.
    if (outer < 0) handOver();
    if (isQuote(code)) return this.#readQuoted(start, outer);
    if (code === OPEN_MAP || code === OPEN_LIST) {
      const value = this.#flow.read(start);
      this.#endAt(this.#flow.at);
      return value;
    }
    if (code === BAR || code === GREATER) return readLiteral(lines, start, outer);
    return this.#readPlain(start, outer);
  }

  #readPlain(start: number, outer: number): unknown {
    const lines = this.#lines;
    const { text, end } = lines;
    if (!isPlainStart(text.charCodeAt(start), lines.isAlone(start)) || lines.findColon(start) !== -1) handOver();
    const comment = lines.findComment(start);
    lines.taken = comment < end ? lines.trimEnd(comment) : end;
    const value = text.slice(start, lines.taken);
    // A deeper line goes on with the scalar. A blank line before it is left to the library.
    const isOneLine = text.charCodeAt(lines.following + outer) !== SPACE;
    return isOneLine ? resolvePlain(value) : this.#readMore(value, outer);
  }

  #readMore(first: string, outer: number): unknown {
    const lines = this.#lines;
    const { text } = lines;
    const isCommented = lines.taken < lines.end;
    const parts = [first];
    while (lines.following < text.length) {
      const from = lines.following;
      const feed = text.indexOf('\n', from);
      const line = text.slice(from, feed === -1 ? text.length : feed);
      const spaces = countSpaces(line);
      const content = line.slice(spaces, trimmedEnd(line));
      if (spaces <= outer || content === '' || content.startsWith('#')) break;
      if (isCommented || NOT_PLAIN.test(content)) handOver();
      parts.push(content);
      lines.taken = from + spaces + content.length;
      lines.following = from + line.length + 1;
    }
    return parts.length === 1 ? resolvePlain(first) : foldLines(parts);
  }

  #readQuoted(start: number, outer: number): string {
    const lines = this.#lines;
    const { text } = lines;
    const close = findClose(text, start);
    if (close === -1) handOver();
    let content = text.slice(start + 1, close);
    if (close >= lines.end) {
      content = foldQuoted(content, outer);
      lines.goTo(close);
    }
    this.#endAt(close + 1);
    return unquote(text.charCodeAt(start), content);
  }

  /** Nothing but a comment may follow a value that ends at this offset. */
  #endAt(offset: number): void {
    if (!this.#lines.isDone(offset)) handOver();
    this.#lines.taken = offset;
  }
}

/** Joins the lines of a quoted scalar; every line has to stand deeper than the collection around it. */
function foldQuoted(content: string, outer: number): string {
  // A backslash before a break has a meaning of its own.
  if (content.includes('\\')) handOver();
  const lines = content.split('\n');
  const last = lines.length - 1;
  const folded = lines.map((line, index) => {
    const start = index === 0 ? 0 : countSpaces(line);
    const end = index === last ? line.length : Math.max(start, trimmedEnd(line));
    const isBlank = start === end && index < last;
    if (index > 0 && !isBlank && start <= outer) handOver();
    return line.slice(start, end);
  });
  return foldLines(folded);
}
