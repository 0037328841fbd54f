import { handOver } from '../hand-over.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
// oxlint-disable-next-line no-control-regex -- TOML forbids them in comments
const COMMENT = /#[^\0-\x08\n-\x1f\x7f]*/y;

/** A TOML text and how far it was read. */
export class TomlCursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The code unit at the cursor; NaN at the end. */
  peek(): number {
    return this.text.charCodeAt(this.at);
  }

  /** Takes the character if it stands here. */
  skip(code: number): boolean {
    if (this.peek() !== code) return false;
    this.at += 1;
    return true;
  }

  /** Takes the character, which must stand here. */
  expect(code: number): void {
    if (!this.skip(code)) handOver();
  }

  /** Takes what the sticky pattern matches here; empty when it does not match. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return '';
    const start = this.at;
    this.at = pattern.lastIndex;
    return this.text.slice(start, this.at);
  }

  skipSpace(): void {
    let code = this.peek();
    while (code === SPACE || code === TAB) {
      this.at += 1;
      code = this.peek();
    }
  }

  /** Skips the rest of a line: spaces and a comment, then a line break or the end of the text. */
  endLine(): void {
    this.skipSpace();
    if (this.peek() === HASH) this.match(COMMENT);
    if (!this.#skipBreak() && !this.atEnd) handOver();
  }

  /** Skips spaces, comments and line breaks. */
  skipBlank(): void {
    do {
      this.skipSpace();
      if (this.peek() === HASH) this.match(COMMENT);
    } while (this.#skipBreak());
  }

  #skipBreak(): boolean {
    if (this.skip(LINE_FEED)) return true;
    if (this.peek() !== RETURN || this.text.charCodeAt(this.at + 1) !== LINE_FEED) return false;
    this.at += 2;
    return true;
  }
}
