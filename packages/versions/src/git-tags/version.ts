import { toNumeric } from '../numeric.ts';
import { hasPaddedIdentifier, toIdentifiers, VERSION_LIMIT, type SemVersion } from '../semver-version.ts';

const NUMBER = '(0|[1-9][0-9]{0,17})';
const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const FULL = new RegExp(`^v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?$`);
/** No commit: the shortest name of one that git takes has four digits, the shortest that it writes has seven. */
const BOUND = /^(0|[1-9][0-9]{0,5})(?:\.(0|[1-9][0-9]{0,5}))?$/;

/**
 * The version that a tag names, as Semantic Versioning 2.0.0 with or without `v`. `v4` and `v4.1` are none: such tags are
 * moved from release to release, so that nobody can tell which of them is meant. Bare `4` and `4.1` are `4.0.0` and `4.1.0`,
 * because advisories write the ends of their ranges so. Undefined for anything else.
 */
export function parseVersion(text: string): SemVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const found = FULL.exec(text) ?? BOUND.exec(text);
  if (!found || hasPaddedIdentifier(found[4])) return undefined;
  return {
    major: toNumeric(found[1] ?? '0'),
    minor: toNumeric(found[2] ?? '0'),
    patch: toNumeric(found[3] ?? '0'),
    pre: toIdentifiers(found[4]),
  };
}
