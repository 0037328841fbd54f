import type { Step } from '../document.ts';
import type { Outline } from '../span-lookup.ts';
import type { Duplicate } from '../text/duplicates.ts';
import { closingQuote } from '../text/closing-quote.ts';
import type { Tape } from './tape.ts';

const OPEN_OBJECT = 0x7b;

/** The outline of a JSON text. */
export function createTapeOutline(text: string, tape: Tape): Outline<number> {
  return {
    root: 0,
    children: (node) => childrenOf(text, tape, node),
    span: (node) => ({ start: tape.start(node), end: tape.end(node) }),
  };
}

/** Members whose key stands earlier in the same object, in the order in which their objects end. */
export function duplicateMembers(text: string, tape: Tape): Duplicate[] {
  const found: Duplicate[] = [];
  for (const node of tape.suspects) {
    const seen = new Set<string>();
    for (const child of tape.children(node)) {
      const key = keyAt(text, tape.start(child));
      if (seen.has(key)) found.push({ key, span: { start: tape.start(child), end: tape.end(child) } });
      seen.add(key);
    }
  }
  return found;
}

function childrenOf(text: string, tape: Tape, node: number): Iterable<[Step, number]> {
  const children = tape.children(node);
  if (!isObject(text, tape, node)) return children.entries();
  return children.map((child) => [keyAt(text, tape.start(child)), child]);
}

function isObject(text: string, tape: Tape, node: number): boolean {
  return text.charCodeAt(tape.value(node)) === OPEN_OBJECT;
}

function keyAt(text: string, start: number): string {
  const end = closingQuote(text, start);
  const raw = text.slice(start + 1, end);
  return raw.includes('\\') ? String(JSON.parse(text.slice(start, end + 1))) : raw;
}
