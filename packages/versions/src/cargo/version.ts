import { toNumeric, type Numeric } from '../numeric.ts';
import { hasPaddedIdentifier, toIdentifiers, VERSION_LIMIT, type SemVersion } from '../semver-version.ts';

const NUMBER = '(0|[1-9][0-9]*)';
const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const VERSION = new RegExp(`^${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?)?)?$`);
const LARGEST = 2n ** 64n - 1n;

/**
 * A version as Semantic Versioning 2.0.0 writes it, with numbers up to 2^64 - 1 as in Cargo. Beyond Cargo, `1` and `1.2`
 * are read as `1.0.0` and `1.2.0`: advisories write the ends of their ranges so. Undefined for anything else.
 */
export function parseVersion(text: string): SemVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const found = VERSION.exec(text);
  if (!found || hasPaddedIdentifier(found[4])) return undefined;
  const major = toNumeric(found[1] ?? '0');
  const minor = toNumeric(found[2] ?? '0');
  const patch = toNumeric(found[3] ?? '0');
  if (!fits(major) || !fits(minor) || !fits(patch)) return undefined;
  return { major, minor, patch, pre: toIdentifiers(found[4]) };
}

/** Whether Cargo can hold the number as a part of a version. */
export function fits(value: Numeric): boolean {
  return value <= LARGEST;
}
