import { handOver } from '../hand-over.ts';
import { MAX_DEPTH } from '../limits.ts';
import { setOwn } from '../values.ts';
import type { BlockTape } from './block-tape.ts';
import type { BlockLines } from './lines.ts';
import { findClose, isPlainStart, isQuote, resolvePlain, unquote } from './scalars.ts';

const SPACE = 0x20;
const HASH = 0x23;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
/** Characters that mean nothing in a plain scalar. */
const PLAIN_RUN = /[^\s,[\]{}:#]*/y;

/** Reads flow collections (`{a: b}`, `[c, d]`) that stand on one line. */
export class FlowReader {
  readonly #lines: BlockLines;
  readonly #tape: BlockTape;
  #at = 0;

  constructor(lines: BlockLines, tape: BlockTape) {
    this.#lines = lines;
    this.#tape = tape;
  }

  /** Offset after what was read. */
  get at(): number {
    return this.#at;
  }

  /** Reads the collection that opens at this offset. */
  read(offset: number, depth: number = 0): unknown {
    if (depth > MAX_DEPTH) handOver();
    this.#at = offset + 1;
    return this.#lines.text.charCodeAt(offset) === OPEN_MAP ? this.#readMap(depth) : this.#readList(depth);
  }

  #readMap(depth: number): unknown {
    const map: Record<string, unknown> = {};
    for (let code = this.#skipSpace(); code !== CLOSE_MAP; code = this.#skipSpace()) {
      const start = this.#at;
      const key = isQuote(code) ? this.#readQuoted() : this.#readPlain();
      if (this.#skipSpace() !== COLON || !this.#lines.isAlone(this.#at) || Object.hasOwn(map, key)) handOver();
      this.#at += 1;
      this.#skipSpace();
      const node = this.#tape.open(start, key);
      setOwn(map, key, this.#readValue(depth));
      this.#tape.close(node, this.#at);
      this.#endEntry(CLOSE_MAP);
    }
    this.#at += 1;
    return map;
  }

  #readList(depth: number): unknown {
    const list: unknown[] = [];
    while (this.#skipSpace() !== CLOSE_LIST) {
      const node = this.#tape.open(this.#at, undefined);
      list.push(this.#readValue(depth));
      this.#tape.close(node, this.#at);
      this.#endEntry(CLOSE_LIST);
    }
    this.#at += 1;
    return list;
  }

  #readValue(depth: number): unknown {
    const code = this.#lines.text.charCodeAt(this.#at);
    if (code === OPEN_MAP || code === OPEN_LIST) return this.read(this.#at, depth + 1);
    return isQuote(code) ? this.#readQuoted() : resolvePlain(this.#readPlain());
  }

  /** After an entry a comma follows, or the end of the collection. */
  #endEntry(close: number): void {
    const code = this.#skipSpace();
    if (code === COMMA) this.#at += 1;
    else if (code !== close) handOver();
  }

  #readQuoted(): string {
    const { text, end } = this.#lines;
    const close = findClose(text, this.#at);
    if (close === -1 || close >= end) handOver();
    const content = unquote(text.charCodeAt(this.#at), text.slice(this.#at + 1, close));
    this.#at = close + 1;
    return content;
  }

  #readPlain(): string {
    const { text, end } = this.#lines;
    const start = this.#at;
    if (!isPlainStart(text.charCodeAt(start), this.#isBreak(start + 1))) handOver();
    let at = start;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === COLON ? this.#isBreak(at + 1) : code !== SPACE && this.#isBreak(at)) break;
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) handOver();
      PLAIN_RUN.lastIndex = at + 1;
      PLAIN_RUN.test(text);
      at = PLAIN_RUN.lastIndex;
    }
    // The run may leave the line only where the line ends, which is a fault that `#skipSpace` finds.
    this.#at = at;
    return text.slice(start, this.#lines.trimEnd(at));
  }

  /** Whether a plain scalar, or the indicator before it, ends at this offset. */
  #isBreak(at: number): boolean {
    return at >= this.#lines.end || ' ,[]{}'.includes(this.#lines.text.charAt(at));
  }

  /** The next character that is no space; the collection must go on in this line. */
  #skipSpace(): number {
    this.#at = this.#lines.skipSpace(this.#at);
    if (this.#at >= this.#lines.end) handOver();
    return this.#lines.text.charCodeAt(this.#at);
  }
}
