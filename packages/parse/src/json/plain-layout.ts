import type { Span } from '@morel/model';
import type { Step } from '../document.ts';
import { MAX_DEPTH } from '../limits.ts';

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
  return new IndentedText(text, plain.length, indent);
}

interface Member extends Span {
  /** Offset of the value. */
  readonly value: number;
}

class IndentedText implements PlainLayout {
  readonly #text: string;
  readonly #indent: string;
  readonly #root: Member;
  /** Objects that were found on the way, by the path to them: many look-ups share the way. */
  readonly #known = new Map<string, Member | undefined>();

  constructor(text: string, end: number, indent: string) {
    this.#text = text;
    this.#indent = indent;
    this.#root = { start: 0, value: 0, end };
  }

  find(path: readonly Step[]): Span | undefined | 'unknown' {
    let member: Member | undefined = this.#root;
    let way = '';
    for (let depth = 1; depth <= path.length; depth += 1) {
      const step = path[depth - 1];
      if (typeof step !== 'string') return 'unknown';
      if (depth === path.length) {
        member = this.#member(member, step, depth);
        break;
      }
      way += `${step}\n`;
      let inner: Member | undefined = this.#known.get(way);
      if (!inner && !this.#known.has(way)) this.#known.set(way, (inner = this.#member(member, step, depth)));
      if (!inner) return undefined;
      member = inner;
    }
    return member && { start: member.start, end: member.end };
  }

  #member(parent: Member, key: string, depth: number): Member | undefined {
    if (this.#text.charCodeAt(parent.value) !== OPEN_OBJECT) return undefined;
    const line = `\n${this.#indent.repeat(depth)}`;
    const name = JSON.stringify(key);
    const at = this.#text.indexOf(`${line}${name}: `, parent.value);
    if (at < 0 || at >= parent.end) return undefined;
    const start = at + line.length;
    const value = start + name.length + 2;
    return { start, value, end: this.#valueEnd(value, line) };
  }

  /** What is nested ends on the next line that is indented as deep; all else with its own line, before a comma. */
  #valueEnd(value: number, line: string): number {
    const text = this.#text;
    const first = text.charCodeAt(value);
    const lineEnd = text.indexOf('\n', value);
    const last = text.charAt(lineEnd - 1) === ',' ? lineEnd - 1 : lineEnd;
    const isNested = (first === OPEN_OBJECT || first === OPEN_LIST) && lineEnd === value + 1;
    if (!isNested) return last;
    return text.indexOf(line + (first === OPEN_OBJECT ? '}' : ']'), value) + line.length + 1;
  }
}
