import { handOver } from '../hand-over.ts';

const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const PERCENT = 0x25;
const DASH = 0x2d;
const DOT = 0x2e;

/** Goes through a text line by line, past blank lines and comments. The members describe the line that was reached. */
export class BlockLines {
  readonly text: string;
  /** Column of the first character that is not a space. */
  indent = 0;
  /** Offset of that character. */
  start = 0;
  /** Offset after the last character that is not a space; a comment after the content is included. */
  end = 0;
  /** Offset of the line after this one. */
  following = 0;
  /** Whether the line that was reached is a `---`. */
  isMarker = false;
  /** Offset after the content that a reader took last, for spans. */
  taken = 0;
  #colon = -1;
  #hash = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes to the next line that has content. False at the `---` between documents and at the end of the text. */
  next(): boolean {
    const { text } = this;
    const { length } = text;
    let from = this.following;
    this.isMarker = false;
    while (from < length) {
      const feed = text.indexOf('\n', from);
      let end = feed === -1 ? length : feed;
      const following = end + 1;
      let start = from;
      while (text.charCodeAt(start) === SPACE) start += 1;
      if (start < end && text.charCodeAt(end - 1) <= SPACE) end = this.trimEnd(end);
      const code = text.charCodeAt(start);
      if (start < end && code !== HASH) {
        this.following = following;
        this.start = start;
        this.end = end;
        this.indent = start - from;
        return start > from || code > DOT || !this.#readMarker(code);
      }
      from = following;
    }
    this.following = from;
    return false;
  }

  /** Makes the line that holds this offset the current one. */
  goTo(offset: number): void {
    const feed = this.text.indexOf('\n', offset);
    const end = feed === -1 ? this.text.length : feed;
    this.following = end + 1;
    this.end = this.trimEnd(end);
  }

  /** Whether the indicator at this offset stands alone: a space or the end of the line follows. */
  isAlone(offset: number): boolean {
    return offset + 1 >= this.end || this.text.charCodeAt(offset + 1) === SPACE;
  }

  /** Whether the rest of the line, from this offset on, holds nothing, or a comment after a space. */
  isDone(offset: number): boolean {
    const rest = this.skipSpace(offset);
    return rest >= this.end || (rest > offset && this.text.charCodeAt(rest) === HASH);
  }

  /** Offset of the next character at or after `offset` that is no space; at most the end of the line. */
  skipSpace(offset: number): number {
    let at = offset;
    while (at < this.end && this.text.charCodeAt(at) === SPACE) at += 1;
    return at;
  }

  /** Offset after the last character before `offset` that is no space, nor half of a line break. */
  trimEnd(offset: number): number {
    const { text } = this;
    let end = offset;
    while (end > 0 && (text.charCodeAt(end - 1) === SPACE || text.charCodeAt(end - 1) === RETURN)) end -= 1;
    return end;
  }

  /** Offset of the first colon at or after `offset` that stands alone in this line, or -1. */
  findColon(offset: number): number {
    let from = offset;
    for (;;) {
      // The colon found last may still be the next one: a search from every line could run to the end of the text.
      if (this.#colon < from) this.#colon = indexOrEnd(this.text, ':', from);
      if (this.#colon >= this.end) return -1;
      if (this.isAlone(this.#colon)) return this.#colon;
      from = this.#colon + 1;
    }
  }

  /** Offset of the comment after a space in this line, at or after `offset`; the end of the line where there is none. */
  findComment(offset: number): number {
    let from = offset;
    for (;;) {
      if (this.#hash < from) this.#hash = indexOrEnd(this.text, '#', from);
      if (this.#hash >= this.end) return this.end;
      if (this.text.charCodeAt(this.#hash - 1) === SPACE) return this.#hash;
      from = this.#hash + 1;
    }
  }

  /** Whether the line is a `---`; directives and other marks are left to the library. */
  #readMarker(code: number): boolean {
    const { text, start, end } = this;
    if (code === PERCENT) handOver();
    if (code !== DASH && code !== DOT) return false;
    const isMark = text.startsWith('---', start) || text.startsWith('...', start);
    if (!isMark || !this.isAlone(start + 2)) return false;
    if (code === DOT || end > start + 3) handOver();
    this.isMarker = true;
    return true;
  }
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}
