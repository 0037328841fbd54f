import { toNumeric } from '../numeric.ts';
import { hasPaddedIdentifier, toIdentifiers, VERSION_LIMIT, type SemVersion } from '../semver-version.ts';

const NUMBER = '(0|[1-9][0-9]*)';
const IDENTIFIERS = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const MODULE = new RegExp(
  `^v?${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?)?)?$`,
);
// A suffix after a hyphen names a private build of the release and takes no part in the order.
const RELEASE = new RegExp(
  `^(?:go)?${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER})?(?:(alpha|beta|rc)${NUMBER})?)?(-[!-~]+)?$`,
);
const COMMIT = /^[0-9]{14}-[0-9a-f]{12}$/;

/**
 * A version of a module (`v1.2.3`, `v2.0.0+incompatible`, a pseudo-version) or of Go itself (`go1.21rc1`, `1.20.3`). The
 * `v` or `go` may be missing, as in advisories; a missing minor or patch is zero. Undefined for anything else.
 */
export function parseVersion(text: string): SemVersion | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  return parseModule(text) ?? parseRelease(text);
}

function parseModule(text: string): SemVersion | undefined {
  const found = MODULE.exec(text);
  if (!found || hasPaddedIdentifier(found[4])) return undefined;
  return { ...numbers(found), pre: toIdentifiers(found[4]) };
}

function parseRelease(text: string): SemVersion | undefined {
  const found = RELEASE.exec(text);
  if (!found) return undefined;
  // Without `go` in front, what follows the hyphen is a pre-release, which `parseModule` refused.
  if (found[6] !== undefined && !text.startsWith('go')) return undefined;
  return { ...numbers(found), pre: found[4] === undefined ? [] : [found[4], toNumeric(found[5] ?? '0')] };
}

function numbers(found: RegExpExecArray): Omit<SemVersion, 'pre'> {
  return {
    major: toNumeric(found[1] ?? '0'),
    minor: toNumeric(found[2] ?? '0'),
    patch: toNumeric(found[3] ?? '0'),
  };
}

/** Whether the version stands for a commit without a tag. Source: Go Modules Reference, "Pseudo-versions". */
export function isPseudoVersion({ pre }: SemVersion): boolean {
  const last = pre.at(-1);
  return typeof last === 'string' && COMMIT.test(last);
}
