import { toNumeric } from '../numeric.ts';
import { hasPaddedIdentifier, toIdentifiers, VERSION_LIMIT, type SemVersion } from '../semver-version.ts';

const NUMBER = '(0|[1-9][0-9]*)';
const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const VERSION = new RegExp(`^${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?)?)?$`);

/**
 * A version as Elixir's `Version` reads it: Semantic Versioning 2.0.0, strictly. Beyond it, `1` and `1.2` are read as
 * `1.0.0` and `1.2.0`: advisories write the ends of their ranges so. Undefined for anything else.
 */
export function parseVersion(text: string): SemVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const [, major, minor = '0', patch = '0', pre] = VERSION.exec(text) ?? [];
  if (major === undefined || hasPaddedIdentifier(pre)) return undefined;
  return { major: toNumeric(major), minor: toNumeric(minor), patch: toNumeric(patch), pre: toIdentifiers(pre) };
}
