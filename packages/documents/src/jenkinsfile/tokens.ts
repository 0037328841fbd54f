/** A piece of Groovy, as far as it matters for finding steps: words, strings and single marks. */
export interface Token {
  readonly kind: 'word' | 'string' | 'mark' | 'line';
  /** The word or mark; of a string what stands between the quotes, escapes and all. */
  readonly text: string;
  /** Where `text` begins. */
  readonly start: number;
}

/** A piece of it: a pattern without bounds runs out of stack on a line of many million characters. */
const SKIPPED = /[ \t\r\f]{1,10000}/y;
const WORD = /[A-Za-z_$][\w$]{0,10000}/y;
const QUOTES: readonly string[] = ["'''", '"""', "'", '"'];

/** Splits Groovy into tokens; comments are left out. Takes any text, in one pass. */
export function* readTokens(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const skipped = lengthOf(SKIPPED, text, at);
    at += skipped;
    if (skipped > 0) continue;
    if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
      continue;
    }
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
      continue;
    }
    const word = lengthOf(WORD, text, at);
    const quote = word > 0 ? undefined : QUOTES.find((mark) => text.startsWith(mark, at));
    if (word > 0) {
      yield { kind: 'word', text: text.slice(at, at + word), start: at };
      at += word;
    } else if (quote === undefined) {
      const mark = text[at] ?? '';
      yield { kind: mark === '\n' ? 'line' : 'mark', text: mark, start: at };
      at += 1;
    } else {
      const start = at + quote.length;
      const end = stringEnd(text, start, quote);
      yield { kind: 'string', text: text.slice(start, end), start };
      at = end + quote.length;
    }
  }
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The end of a string's text. A string in single marks ends with its line at the latest. */
function stringEnd(text: string, from: number, quote: string): number {
  let at = from;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith(quote, at) || (quote.length === 1 && text[at] === '\n')) return at;
    else if (quote.startsWith('"') && text.startsWith('${', at)) at = expressionEnd(text, at + 2);
    else at += 1;
  }
  return text.length;
}

/** The end of a `${…}` on its line; braces within are counted. */
function expressionEnd(text: string, from: number): number {
  let depth = 1;
  let at = from;
  while (at < text.length && depth > 0 && text[at] !== '\n') {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    at += 1;
  }
  return at;
}
