/** A natural number of any size: a number where that is exact, else a bigint. JavaScript compares the two exactly. */
export type Numeric = number | bigint;

/** The value of a run of decimal digits: a number up to 2^53 - 1, a bigint above, so that equal values are identical. */
export function toNumeric(digits: string): Numeric {
  if (digits.length < 16) return Number(digits);
  const value = BigInt(digits);
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** Negative, zero or positive. */
export function compareNumeric(a: Numeric, b: Numeric): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

/** The next number. */
export function increment(value: Numeric): Numeric {
  return typeof value === 'number' && value < Number.MAX_SAFE_INTEGER ? value + 1 : BigInt(value) + 1n;
}
