import { handOver } from '../hand-over.ts';
import { setOwn } from '../values.ts';
import { NONE, type BlockStack } from './block-stack.ts';
import type { BlockTape } from './block-tape.ts';
import type { FlowReader } from './flow-reader.ts';
import type { BlockLines } from './lines.ts';
import { isQuote, resolvePlain } from './scalars.ts';

const RETURN = 0x0d;
const SPACE = 0x20;
const OPEN_MAP = 0x7b;
const BREAKS = /[\r\n]*/y;
/** A key up to its colon: a word, or a quoted text without escapes. */
const KEY = /(?:[\w/.$][^\s:#'"]*|'[^'\n]*'|"[^"\\\n]*")(?=:[ \r\n])/y;
/** A value up to the end of its line: words, a quoted text without escapes, or something in braces. */
const VALUE =
  /(?:[\w/.$^~<=](?:[^\s:#]|:(?=\S))*(?: (?:[^\s:#]|:(?=\S))+)*|'[^'\n]*'|"[^"\\\n]*"|\{[^\n]*\})(?=\r?\n)/y;

/** What the readers of one document share. */
export interface BlockState {
  readonly lines: BlockLines;
  readonly tape: BlockTape;
  readonly stack: BlockStack;
  readonly flow: FlowReader;
}

/**
 * Reads lines as long as they hold a key and at most a simple value, which patterns take quickly. Most lines do. The
 * time goes here, so this is one loop that calls little.
 */
export function readCommonLines({ lines, tape, stack, flow }: BlockState): void {
  const { text } = lines;
  while (lines.following < text.length) {
    BREAKS.lastIndex = lines.following;
    BREAKS.test(text);
    let start = BREAKS.lastIndex;
    while (text.charCodeAt(start) === SPACE) start += 1;
    const indent = start - BREAKS.lastIndex;
    KEY.lastIndex = start;
    if (!KEY.test(text)) return;
    const colon = KEY.lastIndex;
    let end = colon + 1;
    const hasValue = text.charCodeAt(end) === SPACE;
    if (hasValue) {
      VALUE.lastIndex = colon + 2;
      if (!VALUE.test(text)) return;
      end = VALUE.lastIndex;
    }
    const following = text.charCodeAt(end) === RETURN ? end + 2 : end + 1;
    // A deeper line would go on with the value.
    if (hasValue && text.charCodeAt(following + indent) === SPACE) return;
    if (stack.pending !== NONE || stack.indents[stack.depth] !== indent || !stack.maps[stack.depth]) {
      enterMap(stack, start, indent);
    }
    const quote = isQuote(text.charCodeAt(start)) ? 1 : 0;
    const key = text.slice(start + quote, colon - quote);
    lines.following = following;
    lines.end = end;
    lines.taken = end;
    stack.key = key;
    if (!hasValue) {
      stack.pending = tape.open(start, key);
      continue;
    }
    const map = stack.maps[stack.depth];
    if (!map || Object.hasOwn(map, key)) handOver();
    const node = tape.open(start, key);
    const first = text.charCodeAt(colon + 2);
    let value: unknown;
    if (first === OPEN_MAP) value = flow.readWhole(colon + 2, end);
    else if (isQuote(first)) value = text.slice(colon + 3, end - 1);
    else value = resolvePlain(text.slice(colon + 2, end));
    setOwn(map, key, value);
    tape.close(node, end);
  }
}

/** Goes to the map that a line with this indent belongs to. */
function enterMap(stack: BlockStack, start: number, indent: number): void {
  const node = stack.settle(start, indent, false);
  if (node !== NONE) stack.pushMap(indent, node);
}
