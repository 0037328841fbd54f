import { toNumeric, type Numeric } from '../numeric.ts';
import { toIdentifiers, VERSION_LIMIT, type SemVersion } from '../semver-version.ts';

const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const FULL = new RegExp(`^([0-9]+)\\.([0-9]+)\\.([0-9]+)(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?$`);
const SHORT = /^([0-9]+)(?:\.([0-9]+))?$/;
const LARGEST = 2n ** 63n - 1n;

/**
 * A version as SwiftPM's `Version` reads it, with numbers up to 2^63 - 1; leading zeros do not count there. Beyond it, `1`
 * and `1.2` are read as `1.0.0` and `1.2.0`: advisories write the ends of their ranges so. Undefined for anything else.
 */
export function parseVersion(text: string): SemVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const found = FULL.exec(text) ?? SHORT.exec(text);
  if (!found) return undefined;
  const [major, minor, patch] = [found[1], found[2], found[3]].map((part) => toNumeric(part ?? '0'));
  if (!isHeld(major) || !isHeld(minor) || !isHeld(patch)) return undefined;
  return { major, minor, patch, pre: toIdentifiers(found[4]) };
}

function isHeld(value: Numeric | undefined): value is Numeric {
  return value !== undefined && value <= LARGEST;
}
