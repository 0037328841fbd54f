import { toNumeric } from '../numeric.ts';
import { compareItems, isBeforeRelease, type Item } from './items.ts';

/** A Maven version in the parts that are compared. */
export interface MavenVersion {
  readonly items: readonly Item[];
}

const TEXT = /^[^\s,[\](){}$<>"'|&*:?\\]+$/;
const LONGEST = 300;
const METAVERSIONS: ReadonlySet<string> = new Set(['latest', 'release']);
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['cr', 'rc'],
  ['ga', ''],
  ['final', ''],
  ['release', ''],
]);
/** What a single letter stands for in front of a number. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

/**
 * Reads a version as Maven's ComparableVersion does, which takes any text; undefined for what no repository has: none, one
 * with blanks or the marks of ranges and properties, `LATEST` and `RELEASE`, and one longer than 300 characters.
 */
export function parseVersion(text: string): MavenVersion | undefined {
  if (text.length > LONGEST || !TEXT.test(text) || METAVERSIONS.has(text.toLowerCase())) return undefined;
  return { items: new Splitter(text.toLowerCase()).split() };
}

export function compareVersions(a: MavenVersion, b: MavenVersion): number {
  return compareItems({ kind: 'list', items: a.items }, { kind: 'list', items: b.items });
}

export function isPrerelease({ items }: MavenVersion): boolean {
  return items.some((item) => {
    if (item.kind === 'list') return isPrerelease(item);
    if (item.kind === 'number') return false;
    return isBeforeRelease(item.kind === 'word' ? item.value : item.word);
  });
}

/** Splits a version at dots, hyphens, and between letters and digits; a hyphen or such a change opens a list of its own. */
class Splitter {
  readonly #text: string;
  readonly #root: Item[] = [];
  readonly #lists: Item[][] = [this.#root];
  #list: Item[] = this.#root;
  #start = 0;
  #isDigits = false;
  #isPair = false;

  constructor(text: string) {
    this.#text = text;
  }

  split(): readonly Item[] {
    for (let at = 0; at < this.#text.length; at += 1) this.#take(at);
    if (this.#start < this.#text.length) {
      // A word at the end counts as after a hyphen, whatever stands before it.
      if (!this.#isDigits && this.#list.length > 0) this.#open();
      this.#add(this.#text.length);
    }
    for (const list of this.#lists.toReversed()) dropNulls(list);
    return this.#root;
  }

  #take(at: number): void {
    const character = this.#text.charAt(at);
    if (character === '.') {
      this.#add(at);
      this.#start = at + 1;
    } else if (character === '-') this.#takeHyphen(at);
    else if (isDigit(character)) {
      if (!this.#isDigits && at > this.#start) {
        this.#isPair = true;
        if (this.#list.length > 0) this.#open();
      }
      this.#isDigits = true;
    } else {
      if (this.#isDigits && at > this.#start) {
        this.#add(at);
        this.#start = at;
        this.#open();
      }
      this.#isDigits = false;
    }
  }

  #takeHyphen(at: number): void {
    const isWord = !this.#isDigits && at > this.#start;
    if (isWord && isDigit(this.#text.charAt(at + 1))) {
      // `rc-1` is `rc1`.
      this.#isPair = true;
      return;
    }
    this.#add(at);
    this.#start = at + 1;
    if (this.#list.length > 0) this.#open();
  }

  /** Adds the part that ends here; zero for an empty one. */
  #add(end: number): void {
    this.#list.push(itemOf(this.#text.slice(this.#start, end), this.#isPair, this.#isDigits));
    this.#isPair = false;
  }

  #open(): void {
    const items: Item[] = [];
    this.#list.push({ kind: 'list', items });
    this.#lists.push(items);
    this.#list = items;
  }
}

function itemOf(part: string, isPair: boolean, isDigits: boolean): Item {
  if (part === '') return { kind: 'number', value: 0 };
  if (isPair) {
    const text = part.replaceAll('-', '');
    const digits = text.search(/\d/);
    const word = text.slice(0, digits);
    return { kind: 'pair', word: wordOf(LETTERS.get(word) ?? word), value: toNumeric(text.slice(digits)) };
  }
  return isDigits ? { kind: 'number', value: toNumeric(part) } : { kind: 'word', value: wordOf(part) };
}

function wordOf(word: string): string {
  return ALIASES.get(word) ?? word;
}

/** Zeros and releases say nothing at the end of a list, and before a word. */
function dropNulls(list: Item[]): void {
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const item = list[at];
    if (item && isNull(item) && isDroppedBefore(list[at + 1])) list.splice(at, 1);
  }
}

function isNull(item: Item): boolean {
  if (item.kind === 'list') return item.items.length === 0;
  return item.kind === 'number' ? item.value === 0 : item.kind === 'word' && item.value === '';
}

function isDroppedBefore(next: Item | undefined): boolean {
  if (!next || next.kind === 'word') return true;
  if (next.kind !== 'list') return false;
  const [first] = next.items;
  return first?.kind === 'word' || first?.kind === 'pair';
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
