import { compareNumeric, type Numeric } from '../numeric.ts';

/** A part of a Maven version: a number, a word, a word with a number behind it (`rc1`), or what follows a hyphen. */
export type Item =
  | { readonly kind: 'number'; readonly value: Numeric }
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'pair'; readonly word: string; readonly value: Numeric }
  | { readonly kind: 'list'; readonly items: readonly Item[] };

const QUALIFIERS: readonly string[] = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const RELEASE = QUALIFIERS.indexOf('');

/** Whether a word stands before the release: `alpha`, `beta`, `milestone`, `rc`, `snapshot`. */
export function isBeforeRelease(word: string): boolean {
  const rank = QUALIFIERS.indexOf(word);
  return rank >= 0 && rank < RELEASE;
}

/**
 * Compares two parts; `undefined` is the part that the shorter version has not. Source: Maven's ComparableVersion: numbers
 * stand above lists, lists above words; of words the known ones in their order, then all others by text.
 */
export function compareItems(a: Item | undefined, b: Item | undefined): number {
  if (!a) return b ? -compareItems(b, undefined) : 0;
  if (a.kind === 'word') return compareWord(a.value, b);
  if (a.kind === 'pair') return comparePair(a, b);
  if (a.kind === 'list') return compareList(a.items, b);
  if (!b) return a.value === 0 ? 0 : 1;
  return b.kind === 'number' ? compareNumeric(a.value, b.value) : 1;
}

function compareWord(word: string, b: Item | undefined): number {
  if (!b) return compareWords(word, '');
  if (b.kind === 'word') return compareWords(word, b.value);
  if (b.kind === 'pair') return compareWords(word, b.word) || -1;
  return -1;
}

function comparePair(a: Item & { kind: 'pair' }, b: Item | undefined): number {
  if (!b) return compareWords(a.word, '');
  if (b.kind === 'word') return compareWords(a.word, b.value) || 1;
  if (b.kind === 'pair') return compareWords(a.word, b.word) || compareNumeric(a.value, b.value);
  return -1;
}

function compareList(items: readonly Item[], b: Item | undefined): number {
  if (b?.kind === 'number') return -1;
  if (b?.kind === 'word' || b?.kind === 'pair') return 1;
  const others = b?.items ?? [];
  for (let at = 0; at < Math.max(items.length, others.length); at += 1) {
    const sign = compareItems(items[at], others[at]);
    if (sign !== 0) return sign;
  }
  return 0;
}

function compareWords(a: string, b: string): number {
  const [first, second] = [rankOf(a), rankOf(b)];
  if (first !== second) return first - second;
  if (first < QUALIFIERS.length || a === b) return 0;
  return a < b ? -1 : 1;
}

function rankOf(word: string): number {
  const rank = QUALIFIERS.indexOf(word);
  return rank < 0 ? QUALIFIERS.length : rank;
}
