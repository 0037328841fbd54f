import { handOver } from '../hand-over.ts';
import { MAX_DEPTH } from '../limits.ts';
import { setOwn } from '../values.ts';
import type { BlockTape } from './block-tape.ts';
import type { BlockLines } from './lines.ts';
import { ScalarReader } from './scalar-reader.ts';
import { findClose, isPlainStart, isQuote, resolvePlain, unquote } from './scalars.ts';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const DASH = 0x2d;
const COLON = 0x3a;
const QUESTION = 0x3f;
const OPEN_MAP = 0x7b;
/** YAML allows 1,024 characters before the colon of a key that no `?` announces. */
const MAX_KEY = 1000;
const NONE = -1;
/** A key up to its colon: a word, or a quoted text without escapes. */
const COMMON_KEY = /(?:[\w/.$][^\s:#'"]*|'[^'\n]*'|"[^"\\\n]*")(?=:[ \r\n])/y;
/** A value up to the end of its line: words, a quoted text without escapes, or something in braces. */
const COMMON_VALUE =
  /(?:[\w/.$^~<=](?:[^\s:#]|:(?=\S))*(?: (?:[^\s:#]|:(?=\S))+)*|'[^'\n]*'|"[^"\\\n]*"|\{[^\n]*\})(?=\r?\n)/y;

/** A block map or list that is being read. */
interface Frame {
  readonly map: Record<string, unknown> | undefined;
  readonly list: unknown[] | undefined;
  /** Column of its keys or dashes. */
  readonly indent: number;
  /** The node that ends with it. */
  readonly node: number;
}

/**
 * Reads the block collections of one document, line by line. Open collections are on a stack; a line belongs to the one
 * with its indent. Whatever is unusual is handed over.
 */
export class BlockReader {
  readonly #lines: BlockLines;
  readonly #tape: BlockTape;
  readonly #scalars: ScalarReader;
  /** The document is the only item of the list at the bottom. */
  #top: Frame = { map: undefined, list: [], indent: -1, node: NONE };
  readonly #below: Frame[] = [];
  /** The key whose value comes next, in a map. */
  #key = '';
  /** Where a key was last looked for, and the colon behind it or -1. */
  #keyStart = NONE;
  #colon = NONE;
  /** The node that waits for a value on the next line: `key:` or `-`. */
  #pending = NONE;

  constructor(lines: BlockLines, tape: BlockTape) {
    this.#lines = lines;
    this.#tape = tape;
    this.#scalars = new ScalarReader(lines, tape);
  }

  /** The document that starts at the current line; ends after its last line. */
  read(): unknown {
    this.#pending = this.#tape.open(this.#lines.start, undefined);
    do {
      this.#readLine();
      this.#readCommonLines();
    } while (this.#lines.next());
    if (this.#pending !== NONE) this.#end(this.#pending, null);
    while (this.#below.length > 0) this.#pop();
    return this.#top.list?.[0];
  }

  /**
   * Reads lines as long as they hold a key and at most a simple value, which patterns take quickly. Most lines do; this
   * loop is what makes the reader fast.
   */
  #readCommonLines(): void {
    const lines = this.#lines;
    const tape = this.#tape;
    const { text } = lines;
    for (;;) {
      const lineStart = skipBreaks(text, lines.following);
      const start = skipSpaces(text, lineStart);
      const indent = start - lineStart;
      COMMON_KEY.lastIndex = start;
      if (!COMMON_KEY.test(text)) return;
      const colon = COMMON_KEY.lastIndex;
      const hasValue = text.charCodeAt(colon + 1) === SPACE;
      let end = colon + 1;
      if (hasValue) {
        COMMON_VALUE.lastIndex = colon + 2;
        if (!COMMON_VALUE.test(text)) return;
        end = COMMON_VALUE.lastIndex;
      }
      const following = text.charCodeAt(end) === RETURN ? end + 2 : end + 1;
      // A deeper line would go on with the value.
      if (hasValue && text.charCodeAt(following + indent) === SPACE) return;
      if (this.#pending !== NONE || this.#top.indent !== indent || this.#top.list) this.#enterMap(start, indent);
      const quote = text.charCodeAt(start);
      const key = isQuote(quote) ? text.slice(start + 1, colon - 1) : text.slice(start, colon);
      this.#key = key;
      lines.following = following;
      lines.end = end;
      lines.taken = end;
      if (!hasValue) this.#pending = tape.open(start, key);
      else if (text.charCodeAt(colon + 2) === OPEN_MAP)
        this.#end(tape.open(start, key), this.#scalars.read(colon + 2, 0));
      else {
        tape.add(start, key, end);
        this.#attach(this.#readCommonScalar(colon + 2, end));
      }
    }
  }

  #enterMap(start: number, indent: number): void {
    const parent = this.#settle(start, indent, false);
    if (parent !== NONE) this.#push({ map: {}, list: undefined, indent, node: parent });
    else if (this.#top.list) handOver();
  }

  #readCommonScalar(start: number, end: number): unknown {
    const { text } = this.#lines;
    return isQuote(text.charCodeAt(start)) ? text.slice(start + 1, end - 1) : resolvePlain(text.slice(start, end));
  }

  #readLine(): void {
    const { indent, start } = this.#lines;
    const node = this.#settle(start, indent, this.#isIndicator(DASH, start));
    if (node !== NONE) this.#readValue(start, indent, node);
    else if (this.#top.list) this.#readItem(start, indent);
    else this.#readMember(start, indent);
  }

  /** Closes what ends before a line with this indent. The node whose value starts there, or -1. */
  #settle(start: number, indent: number, isItem: boolean): number {
    const node = this.#pending;
    if (node !== NONE) {
      const { indent: outer, list } = this.#top;
      this.#pending = NONE;
      // A list may stand at the indent of the key that it belongs to.
      if (indent > outer || (isItem && indent === outer && !list)) {
        if (list) this.#tape.moveStart(node, start);
        return node;
      }
      this.#end(node, null);
    }
    while (this.#top.indent > indent) this.#pop();
    if (this.#top.indent === indent && this.#top.list && !isItem) this.#pop();
    if (this.#top.indent !== indent) handOver();
    return NONE;
  }

  /** Reads what stands at `start`, in this column, as the value of a node. */
  #readValue(start: number, column: number, node: number): void {
    if (this.#isIndicator(DASH, start)) {
      this.#push({ map: undefined, list: [], indent: column, node });
      this.#readItem(start, column);
    } else if (this.#isIndicator(QUESTION, start) || this.#findKey(start) !== NONE) {
      this.#push({ map: {}, list: undefined, indent: column, node });
      this.#readMember(start, column);
    } else {
      this.#end(node, this.#scalars.read(start, this.#top.indent));
    }
  }

  #readItem(dash: number, column: number): void {
    const start = this.#lines.isDone(dash + 1) ? dash + 1 : this.#lines.skipSpace(dash + 1);
    this.#readAfter(dash, column, this.#tape.open(start, undefined));
  }

  #readMember(start: number, column: number): void {
    const lines = this.#lines;
    if (this.#isIndicator(QUESTION, start)) {
      this.#readExplicit(start, column);
      return;
    }
    const colon = this.#findKey(start);
    if (colon === NONE || colon - start > MAX_KEY) handOver();
    const node = this.#openMember(start, lines.trimEnd(colon));
    if (!lines.isDone(colon + 1)) {
      this.#end(node, this.#scalars.read(lines.skipSpace(colon + 1), column));
      return;
    }
    lines.taken = colon + 1;
    this.#pending = node;
  }

  /** Reads a key that a `?` announces, and what stands behind the `:` on a line of its own. */
  #readExplicit(question: number, column: number): void {
    const lines = this.#lines;
    const { text, end } = lines;
    const start = lines.skipSpace(question + 1);
    const isWhole = isQuote(text.charCodeAt(start))
      ? findClose(text, start) === end - 1
      : isPlainStart(text.charCodeAt(start), lines.isAlone(start)) && lines.findColon(start) === NONE;
    if (start >= end || !isWhole || lines.findComment(start) < end) handOver();
    const node = this.#openMember(start, end);
    const hasLine = lines.next();
    const colon = lines.start;
    if (!hasLine || lines.indent !== column || !this.#isIndicator(COLON, colon)) handOver();
    this.#readAfter(colon, column, node);
  }

  /** Reads what stands after an indicator as the value of a node, or lets the node wait for it. */
  #readAfter(indicator: number, column: number, node: number): void {
    const lines = this.#lines;
    if (lines.isDone(indicator + 1)) {
      lines.taken = indicator + 1;
      this.#pending = node;
      return;
    }
    const start = lines.skipSpace(indicator + 1);
    this.#readValue(start, column + start - indicator, node);
  }

  /** Opens the node of the member whose key stands in this range. */
  #openMember(start: number, end: number): number {
    const { text } = this.#lines;
    const code = text.charCodeAt(start);
    this.#key = isQuote(code) ? unquote(code, text.slice(start + 1, end - 1)) : text.slice(start, end);
    return this.#tape.open(start, this.#key);
  }

  /** Offset of the colon behind the key that starts here, or -1 where there is none. */
  #findKey(start: number): number {
    if (this.#keyStart === start) return this.#colon;
    const lines = this.#lines;
    const { text, end } = lines;
    const code = text.charCodeAt(start);
    this.#keyStart = start;
    this.#colon = NONE;
    if (isQuote(code)) {
      const close = findClose(text, start);
      const colon = close === -1 || close >= end ? end : lines.skipSpace(close + 1);
      if (colon < end && text.charCodeAt(colon) === COLON && lines.isAlone(colon)) this.#colon = colon;
    } else if (isPlainStart(code, lines.isAlone(start))) {
      const colon = lines.findColon(start);
      if (colon < lines.findComment(start)) this.#colon = colon;
    }
    return this.#colon;
  }

  /** Gives a node its value. */
  #end(node: number, value: unknown): void {
    this.#attach(value);
    this.#tape.close(node, this.#lines.taken);
  }

  #attach(value: unknown): void {
    const { map, list } = this.#top;
    if (list) list.push(value);
    // Of equal keys the library makes a problem.
    else if (!map || Object.hasOwn(map, this.#key)) handOver();
    else setOwn(map, this.#key, value);
  }

  /** Begins a collection, which is the value of its node. */
  #push(frame: Frame): void {
    if (this.#below.length > MAX_DEPTH) handOver();
    this.#attach(frame.map ?? frame.list);
    this.#below.push(this.#top);
    this.#top = frame;
  }

  #pop(): void {
    this.#tape.close(this.#top.node, this.#lines.taken);
    this.#top = this.#below.pop() ?? this.#top;
  }

  #isIndicator(code: number, offset: number): boolean {
    return this.#lines.text.charCodeAt(offset) === code && this.#lines.isAlone(offset);
  }
}

function skipBreaks(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === LINE_FEED || text.charCodeAt(at) === RETURN) at += 1;
  return at;
}

function skipSpaces(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at;
}
