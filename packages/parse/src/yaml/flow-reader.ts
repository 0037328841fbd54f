import { handOver } from '../hand-over.ts';
import { MAX_DEPTH } from '../limits.ts';
import { setOwn } from '../values.ts';
import type { BlockTape } from './block-tape.ts';
import type { BlockLines } from './lines.ts';
import { findClose, isQuote, resolvePlain, unquote } from './scalars.ts';

const SPACE = 0x20;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
/**
 * Words parted by single spaces. A colon is part of a word unless a space or a bracket follows it; whatever else may
 * stand in a plain scalar is left to the library.
 */
const PLAIN = /[\w/.$^~<=+](?:[^\s,[\]{}:#]|:(?=[^\s,[\]{}]))*(?: (?:[^\s,[\]{}:#]|:(?=[^\s,[\]{}]))+)*/y;

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
    const { text } = this.#lines;
    const start = this.#at;
    PLAIN.lastIndex = start;
    if (!PLAIN.test(text)) handOver();
    this.#at = PLAIN.lastIndex;
    return text.slice(start, this.#at);
  }

  /** The next character that is no space; the collection must go on in this line. */
  #skipSpace(): number {
    const { text, end } = this.#lines;
    while (text.charCodeAt(this.#at) === SPACE) this.#at += 1;
    if (this.#at >= end) handOver();
    return text.charCodeAt(this.#at);
  }
}
