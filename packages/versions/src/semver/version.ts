import { toNumeric, type Numeric } from '../numeric.ts';
import { toIdentifiers, VERSION_LIMIT, type SemVersion } from '../semver-version.ts';

// The hyphen before a pre-release may be missing, as npm's loose reading has it; then it must not start with a digit.
const VERSION =
  /^[v=\s]*(\d+)(?:\.(\d+)(?:\.(\d+)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)|([A-Za-z-][0-9A-Za-z-]*(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)?)?$/;

/**
 * A version as npm's loose reading takes it: `v` or `=` in front, leading zeros, no hyphen before the pre-release.
 * Beyond npm, `1` and `1.2` are read as `1.0.0` and `1.2.0`: advisories write the ends of their ranges so. Undefined for
 * anything else, and where a number is beyond what npm accepts (2^53 - 1).
 */
export function parseVersion(text: string): SemVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const found = VERSION.exec(text.trim());
  if (!found) return undefined;
  const major = toNumeric(found[1] ?? '0');
  const minor = toNumeric(found[2] ?? '0');
  const patch = toNumeric(found[3] ?? '0');
  if (!isSafe(major) || !isSafe(minor) || !isSafe(patch)) return undefined;
  return { major, minor, patch, pre: toIdentifiers(found[4] ?? found[5]) };
}

/** Whether npm accepts the number as a part of a version. */
export function isSafe(value: Numeric): boolean {
  return value <= Number.MAX_SAFE_INTEGER;
}
