import { handOver } from '../hand-over.ts';
import { BlockStack, NONE } from './block-stack.ts';
import { BlockTape } from './block-tape.ts';
import { readCommonLines } from './common-lines.ts';
import { FlowReader } from './flow-reader.ts';
import type { BlockLines } from './lines.ts';
import { ScalarReader } from './scalar-reader.ts';
import { findClose, isPlainStart, isQuote, unquote } from './scalars.ts';

const DASH = 0x2d;
const COLON = 0x3a;
const QUESTION = 0x3f;
/** YAML allows 1,024 characters before the colon of a key that no `?` announces. */
const MAX_KEY = 1000;

/** Reads the block collections of one document, line by line. Whatever is unusual is handed over. */
export class BlockReader {
  readonly tape: BlockTape;
  readonly #lines: BlockLines;
  readonly #stack: BlockStack;
  readonly #flow: FlowReader;
  readonly #scalars: ScalarReader;
  /** Where a key was last looked for, and the colon behind it or -1. */
  #keyStart = NONE;
  #colon = NONE;

  constructor(lines: BlockLines) {
    this.tape = new BlockTape(lines.text.length);
    this.#lines = lines;
    this.#stack = new BlockStack(lines, this.tape);
    this.#flow = new FlowReader(lines, this.tape);
    this.#scalars = new ScalarReader(lines, this.#flow);
  }

  /** The document that starts at the current line; ends after its last line. */
  read(): unknown {
    const state = { lines: this.#lines, tape: this.tape, stack: this.#stack, flow: this.#flow };
    this.#stack.pending = this.tape.open(this.#lines.start, undefined);
    do {
      this.#readLine();
      readCommonLines(state);
    } while (this.#lines.next());
    return this.#stack.finish();
  }

  #readLine(): void {
    const stack = this.#stack;
    const { indent, start } = this.#lines;
    const node = stack.settle(start, indent, this.#isIndicator(DASH, start));
    if (node !== NONE) this.#readValue(start, indent, node);
    else if (stack.lists[stack.depth]) this.#readItem(start, indent);
    else this.#readMember(start, indent);
  }

  /** Reads what stands at `start`, in this column, as the value of a node. */
  #readValue(start: number, column: number, node: number): void {
    if (this.#isIndicator(DASH, start)) {
      this.#stack.pushList(column, node);
      this.#readItem(start, column);
    } else if (this.#isIndicator(QUESTION, start) || this.#findKey(start) !== NONE) {
      this.#stack.pushMap(column, node);
      this.#readMember(start, column);
    } else {
      this.#stack.end(node, this.#scalars.read(start, this.#stack.indent));
    }
  }

  #readItem(dash: number, column: number): void {
    const start = this.#lines.isDone(dash + 1) ? dash + 1 : this.#lines.skipSpace(dash + 1);
    this.#readAfter(dash, column, this.tape.open(start, undefined));
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
    if (lines.isDone(colon + 1)) this.#wait(node, colon + 1);
    else this.#stack.end(node, this.#scalars.read(lines.skipSpace(colon + 1), column));
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
      this.#wait(node, indicator + 1);
      return;
    }
    const start = lines.skipSpace(indicator + 1);
    this.#readValue(start, column + start - indicator, node);
  }

  /** Lets a node wait for its value, which the next line may hold. */
  #wait(node: number, end: number): void {
    this.#lines.taken = end;
    this.#stack.pending = node;
  }

  /** Opens the node of the member whose key stands in this range. */
  #openMember(start: number, end: number): number {
    const { text } = this.#lines;
    const code = text.charCodeAt(start);
    const key = isQuote(code) ? unquote(code, text.slice(start + 1, end - 1)) : text.slice(start, end);
    this.#stack.key = key;
    return this.tape.open(start, key);
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

  #isIndicator(code: number, offset: number): boolean {
    return this.#lines.text.charCodeAt(offset) === code && this.#lines.isAlone(offset);
  }
}
