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
/** A map that has one member, with a word or a quoted text for its value, as most have. */
const PAIR = /\{[A-Za-z]+: (?:[\w/.$^~<=+][\w/.$^~<=+-]*|'[^'\n]*')\}/y;

/** Reads flow collections (`{a: b}`, `[c, d]`) that stand on one line. */
export class FlowReader {
  /** Offset after what was read. */
  at = 0;
  readonly #lines: BlockLines;
  readonly #tape: BlockTape;

  constructor(lines: BlockLines, tape: BlockTape) {
    this.#lines = lines;
    this.#tape = tape;
  }

  /** Reads the collection that takes up this range. */
  readWhole(start: number, end: number): unknown {
    const { text } = this.#lines;
    PAIR.lastIndex = start;
    if (PAIR.test(text) && PAIR.lastIndex === end) {
      const colon = text.indexOf(':', start);
      const quote = isQuote(text.charCodeAt(colon + 2)) ? 1 : 0;
      const key = text.slice(start + 1, colon);
      const value = text.slice(colon + 2 + quote, end - 1 - quote);
      this.#tape.add(start + 1, key, end - 1);
      return { [key]: quote === 1 ? value : resolvePlain(value) };
    }
    const value = this.read(start);
    if (this.at !== end) handOver();
    return value;
  }

  /** Reads the collection that opens at this offset. */
  read(offset: number, depth: number = 0): unknown {
    if (depth > MAX_DEPTH) handOver();
    this.at = offset + 1;
    return this.#lines.text.charCodeAt(offset) === OPEN_MAP ? this.#readMap(depth) : this.#readList(depth);
  }

  #readMap(depth: number): unknown {
    const { text } = this.#lines;
    const map: Record<string, unknown> = {};
    let code = this.#next();
    while (code !== CLOSE_MAP) {
      const start = this.at;
      const key = this.#readScalar(code);
      if (this.#next() !== COLON || text.charCodeAt(this.at + 1) !== SPACE || Object.hasOwn(map, key)) handOver();
      const node = this.#tape.open(start, key);
      this.at += 2;
      setOwn(map, key, this.#readValue(depth));
      this.#tape.close(node, this.at);
      code = this.#endEntry(CLOSE_MAP);
    }
    this.at += 1;
    return map;
  }

  #readList(depth: number): unknown {
    const list: unknown[] = [];
    let code = this.#next();
    while (code !== CLOSE_LIST) {
      const node = this.#tape.open(this.at, undefined);
      list.push(this.#readValue(depth));
      this.#tape.close(node, this.at);
      code = this.#endEntry(CLOSE_LIST);
    }
    this.at += 1;
    return list;
  }

  #readValue(depth: number): unknown {
    const code = this.#next();
    if (code === OPEN_MAP || code === OPEN_LIST) return this.read(this.at, depth + 1);
    const scalar = this.#readScalar(code);
    return isQuote(code) ? scalar : resolvePlain(scalar);
  }

  #readScalar(code: number): string {
    const { text, end } = this.#lines;
    const start = this.at;
    if (isQuote(code)) {
      const close = findClose(text, start);
      if (close === -1 || close >= end) handOver();
      this.at = close + 1;
      return unquote(code, text.slice(start + 1, close));
    }
    PLAIN.lastIndex = start;
    if (!PLAIN.test(text)) handOver();
    this.at = PLAIN.lastIndex;
    return text.slice(start, this.at);
  }

  /** After an entry comes the end of the collection, or a comma and what comes next; the code of either. */
  #endEntry(close: number): number {
    const code = this.#next();
    if (code === close) return code;
    if (code !== COMMA) handOver();
    this.at += 1;
    return this.#next();
  }

  /** Goes to the next character that is no space. The collection must go on in this line. */
  #next(): number {
    const { text, end } = this.#lines;
    let code = text.charCodeAt(this.at);
    while (code === SPACE) {
      this.at += 1;
      code = text.charCodeAt(this.at);
    }
    if (this.at >= end) handOver();
    return code;
  }
}
