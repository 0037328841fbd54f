import { compareNumeric, toNumeric, type Numeric } from '../numeric.ts';

/** One part between dots: a number, or text that is not all digits. */
type Item = Numeric | string;

/** A version as Conan 2 reads it. */
export interface ConanVersion {
  readonly text: string;
  /** Zeros at the end included. */
  readonly items: readonly Item[];
  /** What follows the first hyphen; may be one empty item. */
  readonly pre: readonly Item[] | undefined;
  /** What follows the last plus sign. */
  readonly build: readonly Item[] | undefined;
}

const VERSION = /^[A-Za-z0-9_][A-Za-z0-9_+.*-]*$/;
/** Python reads `1_000` as a number, and so does Conan. */
const NUMBER = /^[0-9]+(?:_[0-9]+)*$/;
const LIMIT = 256;

/**
 * A version: `main-pre+build`, each part items with dots between. Nearly any text is one. Source: Conan's class `Version`
 * and its documentation, "Versioning"; the characters are those that Conan lets a recipe have, with `*`, and upper case,
 * which old recipes have.
 */
export function parseVersion(text: string): ConanVersion | undefined {
  if (text.length > LIMIT || !VERSION.test(text)) return undefined;
  const plus = text.lastIndexOf('+');
  const main = plus < 0 ? text : text.slice(0, plus);
  const hyphen = main.indexOf('-');
  return {
    text,
    items: toItems(hyphen < 0 ? main : main.slice(0, hyphen)),
    pre: hyphen < 0 ? undefined : toItems(main.slice(hyphen + 1)),
    build: plus < 0 ? undefined : toItems(text.slice(plus + 1)),
  };
}

function toItems(text: string): Item[] {
  return text.split('.').map((part) => (NUMBER.test(part) ? toNumeric(part.replaceAll('_', '')) : part));
}

/**
 * Main part, then pre-release (none is above any), then build (none is below any). Zeros at the end of a part take no part.
 * A number and a text are compared as texts, so that `1.1.1w` is below `1.1.2`; among three such items Conan's order can
 * go round in a circle (`2 < 10 < 1a < 2`).
 */
export function compareVersions(a: ConanVersion, b: ConanVersion): number {
  const sign = compareItems(a.items, b.items);
  if (sign !== 0) return sign;
  if (a.pre === undefined || b.pre === undefined) {
    if (a.pre === b.pre) return compareBuilds(a, b);
    return a.pre === undefined ? 1 : -1;
  }
  return compareItems(a.pre, b.pre) || compareBuilds(a, b);
}

function compareBuilds({ build: a }: ConanVersion, { build: b }: ConanVersion): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareItems(a, b);
}

function compareItems(a: readonly Item[], b: readonly Item[]): number {
  const [lengthA, lengthB] = [significant(a), significant(b)];
  const shared = Math.min(lengthA, lengthB);
  for (let i = 0; i < shared; i++) {
    const sign = compareOne(a[i] ?? 0, b[i] ?? 0);
    if (sign !== 0) return sign;
  }
  return lengthA - lengthB;
}

/** How many items are left when the zeros at the end are not counted. */
function significant(items: readonly Item[]): number {
  let count = items.length;
  while (count > 0 && items[count - 1] === 0) count -= 1;
  return count;
}

function compareOne(a: Item, b: Item): number {
  if (typeof a !== 'string' && typeof b !== 'string') return compareNumeric(a, b);
  const [x, y] = [String(a), String(b)];
  // Equal texts of two kinds (a number of many digits) do not exist: a text that is all digits is a number.
  if (x === y) return 0;
  return x < y ? -1 : 1;
}
