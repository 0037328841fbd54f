import { compareNumeric, toNumeric, type Numeric } from '../numeric.ts';
import { VERSION_LIMIT } from '../semver-version.ts';

/** What may follow the numbers, in words that PHP's `version_compare` knows. */
export type Word = 'dev' | 'alpha' | 'beta' | 'RC' | 'patch';

/** One part of a normalised version. */
export type Part = Numeric | Word;

/** A normalised version, cut up as PHP's `version_compare` does: four numbers (or those of a date), words, numbers. */
export type ComposerVersion = readonly Part[];

/** The modifier that may follow the numbers: a word, its numbers, and `dev`. */
export const MODIFIER: string = String.raw`[._-]?(?:(stable|beta|b|RC|alpha|a|patch|pl|p)(\d*(?:[.-]\d+)*))?([.-]?dev)?`;
const CLASSICAL = new RegExp(String.raw`^v?(\d{1,5})(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?${MODIFIER}$`, 'i');
const DATE = new RegExp(String.raw`^v?(\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3}){0,2})${MODIFIER}$`, 'i');
const BUILD = /^([^,\s+]+)\+\S+$/;
const WORDS: ReadonlyMap<string, Word> = new Map([
  ['a', 'alpha'],
  ['alpha', 'alpha'],
  ['b', 'beta'],
  ['beta', 'beta'],
  ['rc', 'RC'],
  ['p', 'patch'],
  ['pl', 'patch'],
  ['patch', 'patch'],
]);

/**
 * A version as `VersionParser::normalize` of composer/semver reads it. Branches (`dev-main`, and `2.x-dev` too) are none
 * here: a branch stands at another place with each commit, so that no order can clear it.
 */
export function parseVersion(text: string): ComposerVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const plain = text.trim();
  const version = BUILD.exec(plain)?.[1] ?? plain;
  const classical = CLASSICAL.exec(version);
  if (classical) {
    const [, major = '0', minor = '0', patch = '0', fourth = '0', ...modifier] = classical;
    return withModifier([major, minor, patch, fourth].map(toNumeric), modifier);
  }
  const [, date, ...modifier] = DATE.exec(version) ?? [];
  return date === undefined ? undefined : withModifier(date.split(/\D/).map(toNumeric), modifier);
}

function withModifier(
  numbers: readonly Numeric[],
  [word, digits = '', dev]: readonly (string | undefined)[],
): ComposerVersion | undefined {
  const parts: Part[] = [...numbers];
  // What follows the word is not looked at any more, as in Composer.
  if (word === 'stable') return parts;
  if (word !== undefined) {
    const known = WORDS.get(word.toLowerCase());
    // `Stable` is left over: Composer takes it for a word that it does not know.
    if (known === undefined) return undefined;
    parts.push(known, ...(digits.match(/\d+/g) ?? []).map(toNumeric));
  }
  if (dev !== undefined) parts.push('dev');
  return parts;
}

// Where two versions part, PHP's `version_compare` ranks what the one has and the other has not.
const RANKS: Readonly<Record<Word, number>> = { dev: 0, alpha: 1, beta: 2, RC: 3, patch: 6 };
const END = 4;
const NUMBER = 5;

/** The order of PHP's `version_compare` over normalised versions. */
export function compareVersions(a: ComposerVersion, b: ComposerVersion): number {
  const longest = Math.max(a.length, b.length);
  for (let at = 0; at < longest; at += 1) {
    const left = a[at];
    const right = b[at];
    const order = rankOf(left) - rankOf(right);
    if (order !== 0) return order;
    if (isNumeric(left) && isNumeric(right)) {
      const numbers = compareNumeric(left, right);
      if (numbers !== 0) return numbers;
    }
  }
  return 0;
}

function rankOf(part: Part | undefined): number {
  if (part === undefined) return END;
  return typeof part === 'string' ? RANKS[part] : NUMBER;
}

function isNumeric(part: Part | undefined): part is Numeric {
  return typeof part === 'number' || typeof part === 'bigint';
}

/** Whether its stability is below `stable`. */
export function isPrerelease(version: ComposerVersion): boolean {
  return version.some((part) => typeof part === 'string' && part !== 'patch');
}
