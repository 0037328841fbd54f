import type { Span } from '@morel/model';
import type { Step } from '../document.ts';
import { MAX_DEPTH } from '../limits.ts';
import { closingQuote } from '../text/closing-quote.ts';

/** The white space that the first member stands behind: what JSON.stringify was told to indent by. */
const INDENT = /^[[{]\n( +|\t+)/;
const OPEN_OBJECT = 0x7b;
const OPEN_LIST = 0x5b;

/**
 * A JSON text exactly as JSON.stringify writes it, which is how most tools write their lockfiles: each member on a line of
 * its own, behind as many indents as it is deep. No key can stand twice in it, and a member is found by searching for its
 * line, without going through the text.
 */
export interface PlainLayout {
  /** The member at this path of keys; undefined where the path leads nowhere, `unknown` where it counts items of a list. */
  find(path: readonly Step[]): Span | undefined | 'unknown';
}

/** The layout of a text that JSON.parse gave this value for; undefined where the text was written in another way. */
export function plainLayout(text: string, value: unknown): PlainLayout | undefined {
  const indent = INDENT.exec(text)?.[1];
  if (indent === undefined || text.includes(`\n${indent.repeat(MAX_DEPTH)}`)) return undefined;
  const plain = JSON.stringify(value, undefined, indent);
  if (!text.startsWith(plain) || text.slice(plain.length).trim() !== '') return undefined;
  return new IndentedText(text, indent);
}

/** Where a member stands: its key, and its value. */
interface Place {
  readonly start: number;
  readonly value: number;
}

class IndentedText implements PlainLayout {
  readonly #text: string;
  readonly #indent: string;
  /** For each object that was looked into, by the path to it, where the keys of its members start. */
  readonly #keys = new Map<string, ReadonlyMap<string, number>>();

  constructor(text: string, indent: string) {
    this.#text = text;
    this.#indent = indent;
  }

  find(path: readonly Step[]): Span | undefined | 'unknown' {
    let place: Place = { start: 0, value: 0 };
    let way = '';
    let line = '\n';
    for (const step of path) {
      if (typeof step !== 'string') return 'unknown';
      let keys = this.#keys.get(way);
      if (!keys) this.#keys.set(way, (keys = this.#keysIn(place, line)));
      line += this.#indent;
      const name = JSON.stringify(step);
      const start = keys.get(name);
      if (start === undefined) return undefined;
      place = { start, value: start + name.length + 2 };
      way += `${name}\n`;
    }
    return { start: place.start, end: this.#valueEnd(place, line) };
  }

  /** Where the key of each member of an object starts, by the key as it is written. `line` is what its last line starts with. */
  #keysIn(object: Place, line: string): ReadonlyMap<string, number> {
    const keys = new Map<string, number>();
    const text = this.#text;
    if (text.charCodeAt(object.value) !== OPEN_OBJECT) return keys;
    const end = this.#valueEnd(object, line);
    const before = `${line}${this.#indent}"`;
    for (let at = text.indexOf(before, object.value); at >= 0 && at < end; at = text.indexOf(before, at + 1)) {
      const start = at + before.length - 1;
      keys.set(text.slice(start, closingQuote(text, start) + 1), start);
    }
    return keys;
  }

  /** What is nested ends on the next line that is indented as deep; all else with its own line, before a comma. */
  #valueEnd({ value }: Place, line: string): number {
    const text = this.#text;
    const first = text.charCodeAt(value);
    const lineEnd = text.indexOf('\n', value);
    const last = text.charAt(lineEnd - 1) === ',' ? lineEnd - 1 : lineEnd;
    const isNested = (first === OPEN_OBJECT || first === OPEN_LIST) && lineEnd === value + 1;
    if (!isNested) return last;
    return text.indexOf(line + (first === OPEN_OBJECT ? '}' : ']'), value) + line.length + 1;
  }
}
