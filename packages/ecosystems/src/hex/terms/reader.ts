import { quote } from '@morel/model';
import { readText } from './text.ts';
import type { Term, TermFault } from './term.ts';

/** What the two languages write differently. */
export interface Dialect {
  /** What starts a comment, which goes to the end of its line. */
  readonly comment: string;
  readonly atom: RegExp;
  /** The opening of a map. */
  readonly map: string;
  /** `key: value` in lists, and `key: value` or `key => value` in maps, as Elixir has them. */
  readonly hasKeywords: boolean;
  /** `<<"text">>`, as Erlang has it. */
  readonly hasBinaries: boolean;
  /** What ends each term, if anything does. */
  readonly end: string;
}

export const ELIXIR: Dialect = {
  comment: '#',
  atom: /:([A-Za-z_][A-Za-z0-9_@]*[?!]?)|(nil|true|false)(?![A-Za-z0-9_@?!:])|([A-Z][A-Za-z0-9_]*(?:\.[A-Z][A-Za-z0-9_]*)*)(?![A-Za-z0-9_:])/y,
  map: '%{',
  hasKeywords: true,
  hasBinaries: false,
  end: '',
};

export const ERLANG: Dialect = {
  comment: '%',
  atom: /([a-z][A-Za-z0-9_@]*)/y,
  map: '#{',
  hasKeywords: false,
  hasBinaries: true,
  end: '.',
};

const MAX_DEPTH = 100;
const SPACE = /\s*/y;
const KEYWORD = /([A-Za-z_][A-Za-z0-9_@]*[?!]?):(?=\s)/y;
const NUMBER = /-?\d{1,15}(?![\w.]*\w)/y;
const BINARY_END = /(?:\/utf8)?\s*>>/y;

/** Stops the reading where the text is no term. */
class Stop extends Error {
  readonly fault: TermFault;
  constructor(fault: TermFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** The terms of a text, or where it stops being any. Nothing is evaluated. */
export function readTerms(text: string, dialect: Dialect): readonly Term[] | TermFault {
  try {
    return new TermReader(text, dialect).readAll();
  } catch (error) {
    if (error instanceof Stop) return error.fault;
    throw error;
  }
}

class TermReader {
  readonly #text: string;
  readonly #dialect: Dialect;
  #at = 0;
  #depth = 0;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
  }

  readAll(): readonly Term[] {
    const terms: Term[] = [];
    for (this.#skipSpace(); this.#at < this.#text.length; this.#skipSpace()) {
      if (terms.length > 0 && this.#dialect.end === '') this.#fail('one term');
      terms.push(this.#readTerm());
      this.#skipSpace();
      if (this.#dialect.end !== '' && !this.#take(this.#dialect.end)) this.#fail(quote(this.#dialect.end));
    }
    return terms;
  }

  #readTerm(): Term {
    const start = this.#at;
    const { map, hasBinaries, hasKeywords, atom } = this.#dialect;
    if (this.#take(map)) return this.#readItems('map', '}', start);
    if (this.#take('{')) return this.#readItems('tuple', '}', start);
    if (this.#take('[')) return this.#readItems('list', ']', start);
    if (hasBinaries && this.#take('<<')) return this.#readBinary(start);
    if (hasKeywords && this.#text.startsWith(':"', start)) {
      this.#at += 1;
      return { ...this.#readQuoted('"', 'atom'), start };
    }
    if (this.#text.startsWith('"', start)) return this.#readQuoted('"', 'text');
    if (hasBinaries && this.#text.startsWith("'", start)) return this.#readQuoted("'", 'atom');
    const name = this.#match(atom);
    if (name) return { kind: 'atom', value: name[1] ?? name[2] ?? name[3] ?? '', start, end: this.#at };
    const number = this.#match(NUMBER);
    if (number) return { kind: 'number', value: Number(number[0]), start, end: this.#at };
    return this.#fail('a value');
  }

  #readItems(kind: 'list' | 'tuple' | 'map', close: string, start: number): Term {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      const message = `the nesting is deeper than ${MAX_DEPTH} levels`;
      throw new Stop({ code: 'too-deep', offset: start, message });
    }
    const items: Term[] = [];
    this.#skipSpace();
    while (!this.#take(close)) {
      items.push(kind === 'tuple' ? this.#readTerm() : this.#readMember(kind));
      this.#skipSpace();
      if (this.#take(',')) this.#skipSpace();
      else if (!this.#text.startsWith(close, this.#at)) this.#fail(`"," or ${quote(close)}`);
    }
    this.#depth -= 1;
    return { kind, items, start, end: this.#at };
  }

  /** A member of a list or map; a key with its value is a pair. */
  #readMember(kind: 'list' | 'map'): Term {
    const start = this.#at;
    const { hasKeywords } = this.#dialect;
    const keyword = hasKeywords ? this.#match(KEYWORD) : undefined;
    if (keyword) return this.#readPair({ kind: 'atom', value: keyword[1] ?? '', start, end: this.#at - 1 });
    const term = this.#readTerm();
    // `"key": value` makes the key an atom.
    if (hasKeywords && term.kind === 'text' && this.#take(':')) return this.#readPair({ ...term, kind: 'atom' });
    if (kind === 'list') return term;
    this.#skipSpace();
    return this.#take('=>') ? this.#readPair(term) : this.#fail('"=>" and a value');
  }

  #readPair(key: Term): Term {
    this.#skipSpace();
    const value = this.#readTerm();
    return { kind: 'tuple', items: [key, value], start: key.start, end: value.end };
  }

  #readBinary(start: number): Term {
    this.#skipSpace();
    const isEmpty = this.#text.startsWith('>>', this.#at);
    const value = isEmpty ? '' : this.#readQuoted('"', 'text').value;
    return this.#match(BINARY_END) ? { kind: 'text', value, start, end: this.#at } : this.#fail('">>"');
  }

  #readQuoted(mark: '"' | "'", kind: 'text' | 'atom'): Extract<Term, { readonly value: string }> {
    const start = this.#at;
    if (!this.#text.startsWith(mark, start)) this.#fail('a text in quotes');
    const read = readText(this.#text, start, this.#dialect.hasKeywords);
    if ('message' in read) throw new Stop(read);
    this.#at = read.end;
    return { kind, value: read.value, start, end: read.end };
  }

  #skipSpace(): void {
    this.#match(SPACE);
    while (this.#text.startsWith(this.#dialect.comment, this.#at)) {
      const lineEnd = this.#text.indexOf('\n', this.#at);
      this.#at = lineEnd < 0 ? this.#text.length : lineEnd;
      this.#match(SPACE);
    }
  }

  #take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found ?? undefined;
  }

  #fail(expected: string): never {
    const offset = this.#at;
    const isEnd = offset >= this.#text.length;
    const found = quote(this.#text.slice(offset, offset + 20), 20);
    const message = isEnd
      ? `the text ends too early, where ${expected} is expected`
      : `${found} stands where ${expected} is expected`;
    throw new Stop({ code: 'syntax', offset, message });
  }
}
