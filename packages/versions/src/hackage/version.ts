/** The numbers of a version. */
export type HackageVersion = readonly number[];

const VERSION = /^(?:0|[1-9][0-9]{0,8})(?:\.(?:0|[1-9][0-9]{0,8}))*$/;
const LIMIT = 256;

/**
 * A version as Cabal reads it: numbers of at most nine digits, without zeros in front, with dots between. Source: Cabal's
 * documentation, "Package names and versions", and its parser.
 */
export function parseVersion(text: string): HackageVersion | undefined {
  return text.length <= LIMIT && VERSION.test(text) ? text.split('.').map(Number) : undefined;
}

/** Number by number; of two that begin alike the longer one is higher, also by a zero. */
export function compareVersions(a: HackageVersion, b: HackageVersion): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
