import { handOver } from '../hand-over.ts';

/** A TOML text and how far it was read. Patterns are sticky; they do in one step what a loop would do by character. */
export class TomlCursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The code unit at the cursor; NaN at the end. */
  peek(): number {
    return this.text.charCodeAt(this.at);
  }

  /** Goes past what the pattern matches here; false where it does not match. */
  pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  /** Goes past what the pattern matches here, which must be something; the text of it. */
  take(pattern: RegExp): string {
    const start = this.at;
    if (!this.pass(pattern)) handOver();
    return this.text.slice(start, this.at);
  }

  /** Goes past what the pattern matches here, which must be something. */
  expect(pattern: RegExp): void {
    if (!this.pass(pattern)) handOver();
  }
}
