import { compareNumeric, toNumeric, type Numeric } from '../numeric.ts';

/** The integers of a version of an R package. */
export type CranVersion = readonly Numeric[];

const VERSION = /^[0-9]+(?:[.-][0-9]+)*$/;
const LIMIT = 256;

/**
 * A version as R's `numeric_version` reads it: integers with `.` or `-` between, both alike. R asks two of a package and
 * one of a version in general; one is read too, because advisories write the ends of their ranges so.
 */
export function parseVersion(text: string): CranVersion | undefined {
  if (text.length > LIMIT || !VERSION.test(text)) return undefined;
  return text.split(/[.-]/).map(toNumeric);
}

/** Integer by integer; of two that begin alike the longer one is higher, also by a zero. */
export function compareVersions(a: CranVersion, b: CranVersion): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const sign = compareNumeric(a[i] ?? 0, b[i] ?? 0);
    if (sign !== 0) return sign;
  }
  return a.length - b.length;
}
