import type { Span } from '@morel/model';

/** A piece of a Gemfile. What is no literal is told apart only as far as the words of the language go. */
export interface Token extends Span {
  readonly kind: 'string' | 'symbol' | 'label' | 'list' | 'word' | 'dynamic' | 'mark' | 'line-end';
  /** The value of a literal, without quotes; the text of anything else. */
  readonly text: string;
  /** Of a list such as `%w[a b]`. */
  readonly items?: readonly string[];
}

const WORD = /[A-Za-z_]\w*[?!]?/y;
const LINE_END = /[\n\r;]/;
const QUOTE = /['"`]/;
const NUMBER = /\d[\w.]*/y;
const LIST = /%[wWiI]([^\w\s])/y;
const MARK = /=>|\|\||&&|=~|==|!=|<=|>=|::|[^\s\w]/y;
const HEREDOC = /<<[~-]?(['"`]?)([A-Za-z_]\w*)\1/y;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
/** Marks behind which a line goes on. */
const OPEN_ENDED: ReadonlySet<string> = new Set([',', '=>', '||', '&&', '|', '.', '\\', '=']);
/** What may stand in front of a slash that divides. */
const OPERANDS: ReadonlySet<string> = new Set(['string', 'symbol', 'list', 'word', 'dynamic']);
/** Words behind which a slash opens a pattern all the same. */
const BEFORE_PATTERN: ReadonlySet<string> = new Set(['if', 'unless', 'when', 'and', 'or', 'not', 'in', 'elsif']);

/** Splits Ruby into the pieces that a Gemfile is made of. Nothing is evaluated. */
export function tokensOf(text: string): Token[] {
  return new Lexer(text).run();
}

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Token[] {
    while (this.#at < this.#text.length) {
      if (this.#isAtLineStart() && /^__END__\r?(?:\n|$)/.test(this.#text.slice(this.#at, this.#at + 9))) break;
      this.#next();
    }
    this.#endLine();
    return this.#tokens;
  }

  #next(): void {
    const character = this.#text[this.#at] ?? '';
    if (LINE_END.test(character)) return this.#line();
    if (/\s/.test(character)) this.#at += 1;
    else if (character === '#') this.#skipLine();
    else if (this.#isAtLineStart() && this.#text.startsWith('=begin', this.#at)) this.#skipComment();
    else this.#piece(character);
  }

  #piece(character: string): void {
    if (QUOTE.test(character)) return this.#quoted(character);
    if (character === ':' && this.#isSymbol()) return this.#symbol();
    if (character === '/' && !this.#isDivision()) return this.#pattern();
    const list = this.#match(LIST);
    if (list) return this.#list(list);
    if (this.#match(HEREDOC)) return this.#heredoc();
    const word = this.#match(WORD);
    if (word) return this.#word(word[0]);
    const [other = character] = this.#match(NUMBER) ?? this.#match(MARK) ?? [];
    this.#mark(other);
  }

  #mark(text: string): void {
    if ('([{'.includes(text)) this.#depth += 1;
    if (')]}'.includes(text)) this.#depth = Math.max(0, this.#depth - 1);
    this.#push('mark', text, this.#at + text.length);
  }

  #line(): void {
    const isBreak = this.#text[this.#at] === ';';
    this.#at += 1;
    const last = this.#tokens.at(-1);
    if (last?.kind === 'mark' && last.text === '\\') this.#tokens.pop();
    else if (this.#depth === 0 && (isBreak || !(last?.kind === 'mark' && OPEN_ENDED.has(last.text)))) this.#endLine();
  }

  #endLine(): void {
    const last = this.#tokens.at(-1);
    if (last && last.kind !== 'line-end')
      this.#tokens.push({ kind: 'line-end', text: '', start: this.#at, end: this.#at });
  }

  #skipLine(): void {
    while (this.#at < this.#text.length && !/[\r\n]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #skipComment(): void {
    const end = this.#text.indexOf('\n=end', this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
    this.#skipLine();
  }

  /** A string; one that holds code, or has no end on its line, is no literal. */
  #quoted(quote: string): void {
    let value = '';
    let isLiteral = quote !== '`';
    let at = this.#at + 1;
    for (; at < this.#text.length && this.#text[at] !== quote; at += 1) {
      if (quote !== "'" && this.#text.startsWith('#{', at)) isLiteral = false;
      if (this.#text[at] === '\\') at += 1;
      value += this.#text[at] ?? '';
    }
    if (at >= this.#text.length || /[\r\n]/.test(value)) isLiteral = false;
    const end = Math.min(at + 1, this.#text.length);
    const isLabel = this.#text[end] === ':' && this.#text[end + 1] !== ':';
    if (isLabel) this.#push(isLiteral ? 'label' : 'dynamic', value, end + 1);
    else this.#push(isLiteral ? 'string' : 'dynamic', value, end);
  }

  #isSymbol(): boolean {
    return /[A-Za-z_"']/.test(this.#text[this.#at + 1] ?? '') && this.#text[this.#at - 1] !== ':';
  }

  #isDivision(): boolean {
    const last = this.#tokens.at(-1);
    return last !== undefined && OPERANDS.has(last.kind) && !(last.kind === 'word' && BEFORE_PATTERN.has(last.text));
  }

  #symbol(): void {
    const start = this.#at;
    this.#at += 1;
    const quote = this.#text[this.#at] ?? '';
    if (quote === '"' || quote === "'") {
      this.#quoted(quote);
      const last = this.#tokens.pop();
      if (last) this.#tokens.push({ ...last, kind: last.kind === 'string' ? 'symbol' : 'dynamic', start });
      return;
    }
    const word = this.#match(WORD)?.[0] ?? '';
    this.#tokens.push({ kind: 'symbol', text: word, start, end: this.#at + word.length });
    this.#at += word.length;
  }

  #pattern(): void {
    let at = this.#at + 1;
    while (at < this.#text.length && !/[/\r\n]/.test(this.#text[at] ?? '')) at += this.#text[at] === '\\' ? 2 : 1;
    this.#push('dynamic', this.#text.slice(this.#at, at + 1), Math.min(at + 1, this.#text.length));
  }

  #list([opening, bracket = '']: RegExpExecArray): void {
    const start = this.#at + opening.length;
    const end = this.#text.indexOf(CLOSING[bracket] ?? bracket, start);
    const inner = end < 0 ? '' : this.#text.slice(start, end);
    const isLiteral = end >= 0 && !/[\\#]/.test(inner);
    const items = inner.split(/\s+/).filter((item) => item !== '');
    const stop = end < 0 ? this.#text.length : end + 1;
    this.#push(isLiteral ? 'list' : 'dynamic', inner, stop, items);
  }

  /** All to the line with its mark. */
  #heredoc(): void {
    const name = this.#match(HEREDOC)?.[2] ?? '';
    let end = this.#text.indexOf('\n', this.#at);
    while (end >= 0) {
      const start = end + 1;
      end = this.#text.indexOf('\n', start);
      if (this.#text.slice(start, end < 0 ? this.#text.length : end).trim() === name) break;
    }
    this.#push('dynamic', name, end < 0 ? this.#text.length : end);
  }

  #word(text: string): void {
    const end = this.#at + text.length;
    const isLabel = this.#text[end] === ':' && this.#text[end + 1] !== ':';
    this.#push(isLabel ? 'label' : 'word', text, isLabel ? end + 1 : end);
  }

  #push(kind: Token['kind'], text: string, end: number, items?: readonly string[]): void {
    this.#tokens.push({ kind, text, start: this.#at, end, ...(items && { items }) });
    this.#at = end;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text) ?? undefined;
  }

  #isAtLineStart(): boolean {
    return this.#at === 0 || this.#text[this.#at - 1] === '\n';
  }
}
