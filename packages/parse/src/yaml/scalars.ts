import { handOver } from '../hand-over.ts';
import { closingQuote } from '../text/closing-quote.ts';

const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const DIGIT_9 = 0x39;
const APOSTROPHE = 0x27;
/** Escapes that mean the same in JSON. */
// oxlint-disable-next-line no-control-regex -- JSON forbids them in strings
const SIMPLE_ESCAPES = /^(?:[^\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*$/;

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['~', null],
]);

/** What a plain scalar stands for: true, false and null by YAML's core schema, and itself otherwise. */
export function resolvePlain(text: string): string | boolean | null {
  // None of the words is longer, or starts with a digit, as versions do.
  if (text.length > 5 || text.charCodeAt(0) <= DIGIT_9) return text;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

/** Whether a plain scalar may start with this character; `isAlone` says whether a space follows it. */
export function isPlainStart(code: number, isAlone: boolean): boolean {
  if (code === 0x2d || code === 0x3f || code === 0x3a) return !isAlone;
  return !'"\'#%&*!|>@`[]{},'.includes(String.fromCharCode(code));
}

/** Whether a quoted scalar starts with this character. */
export function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE;
}

/** Offset of the quote that closes the scalar opened at `start`, or -1. */
export function findClose(text: string, start: number): number {
  if (text.charCodeAt(start) === QUOTE) return closingQuote(text, start);
  let close = text.indexOf("'", start + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === APOSTROPHE) close = text.indexOf("'", close + 2);
  return close;
}

/** The text of a scalar on one line, by the quote that it starts with and what stands between the quotes. */
export function unquote(quote: number, content: string): string {
  if (quote === APOSTROPHE) return content.includes("'") ? content.replaceAll("''", "'") : content;
  if (!content.includes('\\')) return content;
  if (!SIMPLE_ESCAPES.test(content)) handOver();
  return String(JSON.parse(`"${content}"`));
}

/**
 * The text of a scalar over several lines, given without the space around the breaks: a break becomes a space, and each
 * blank line a break (YAML 1.2.2, section 6.5).
 */
export function foldLines(lines: readonly string[]): string {
  let folded = lines[0] ?? '';
  let blanks = 0;
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '' && index < lines.length - 1) blanks += 1;
    else {
      folded += (blanks === 0 ? ' ' : '\n'.repeat(blanks)) + line;
      blanks = 0;
    }
  }
  return folded;
}

/** Number of spaces at the start of a line. */
export function countSpaces(line: string): number {
  let count = 0;
  while (line.charCodeAt(count) === SPACE) count += 1;
  return count;
}

/** Length of a line without the spaces, and the half of a line break, at its end. */
export function trimmedEnd(line: string): number {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === SPACE || line.charCodeAt(end - 1) === RETURN)) end -= 1;
  return end;
}
