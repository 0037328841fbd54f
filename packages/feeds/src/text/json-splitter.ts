import { notJson } from './damaged.ts';

const STRUCTURE = /["{}[\]]/g;
const IN_STRING = /["\\]/g;
const GAP = /[^\s,]/g;
const DEEPEST = 500;

/** Why a text cannot be split; continues a sentence whose subject is the file. */
export class SplitError extends Error {}

/**
 * Cuts a text that comes in pieces into its outermost JSON objects, without parsing them: objects one after the other, or
 * the elements of one list. Linear in the text; holds one object at a time. Throws `SplitError`.
 */
export class JsonSplitter {
  readonly #limit: number;
  /** Pieces of the object that is open. */
  #parts: string[] = [];
  #size = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #list: 'none' | 'open' | 'closed' = 'none';
  #isFirst = true;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The objects that this piece completes. */
  push(chunk: string): string[] {
    const found: string[] = [];
    let start = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.#depth === 0) {
        at = this.#enter(chunk, at);
        start = at;
        if (at < chunk.length) at += 1;
        continue;
      }
      at = this.#inString ? this.#leaveString(chunk, at) : this.#step(chunk, at);
      if (this.#depth > 0) continue;
      found.push([...this.#parts, chunk.slice(start, at)].join(''));
      this.#parts = [];
      this.#size = 0;
    }
    if (this.#depth > 0) this.#keep(chunk.slice(start));
    return found;
  }

  /** Throws where the text ends within an object or a list. */
  end(): void {
    if (this.#depth > 0 || this.#list === 'open') throw new SplitError('is cut off');
  }

  #keep(part: string): void {
    this.#parts.push(part);
    this.#size += part.length;
    if (this.#size > this.#limit) throw new SplitError(`holds an object of more than ${this.#limit} characters`);
  }

  /** Between objects: where the next one starts, or the end of the piece. */
  #enter(chunk: string, from: number): number {
    for (let at = from; ; at += 1) {
      GAP.lastIndex = at;
      const match = GAP.exec(chunk);
      if (!match) return chunk.length;
      at = match.index;
      if (match[0] === '{' && this.#list !== 'closed') {
        this.#depth = 1;
        this.#isFirst = false;
        return at;
      }
      if (match[0] === '[' && this.#isFirst) this.#list = 'open';
      else if (match[0] === ']' && this.#list === 'open') this.#list = 'closed';
      else throw new SplitError(notJson(this.#isFirst ? chunk.slice(at, at + 20) : ''));
      this.#isFirst = false;
    }
  }

  /** Inside an object: to behind the next brace, bracket or quote. */
  #step(chunk: string, from: number): number {
    STRUCTURE.lastIndex = from;
    const match = STRUCTURE.exec(chunk);
    if (!match) return chunk.length;
    if (match[0] === '"') this.#inString = true;
    else if (match[0] === '{' || match[0] === '[') this.#depth += 1;
    else this.#depth -= 1;
    if (this.#depth > DEEPEST) throw new SplitError(`is nested more than ${DEEPEST} levels deep`);
    return match.index + 1;
  }

  #leaveString(chunk: string, from: number): number {
    if (this.#escaped) {
      this.#escaped = false;
      return from + 1;
    }
    IN_STRING.lastIndex = from;
    const match = IN_STRING.exec(chunk);
    if (!match) return chunk.length;
    if (match[0] === '"') this.#inString = false;
    else this.#escaped = true;
    return match.index + 1;
  }
}
