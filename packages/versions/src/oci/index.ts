import type { VersionOrder } from '@morel/model';
import { RANGE_LIMIT } from '../semver-version.ts';
import { about } from './about.ts';

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const BEFORE_DIGEST = /^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@/;

/**
 * Digests of container images. A tag is a name like any other: nothing says what stands before or after it. Source: OCI
 * Distribution Specification 1.1, "Pulling manifests", and OCI Image Specification 1.1, "Digests".
 */
export const order: VersionOrder<string> = {
  id: about.id,
  parse: (text) => (DIGEST.test(text) ? text : undefined),
  // One stands before the other only so that equal ones are found.
  compare(a, b) {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  },
  isPrerelease: () => false,
  satisfies(version, range) {
    const digest = digestOf(range);
    return digest === undefined ? undefined : digest === version;
  },
  pinning: (range) => (digestOf(range) === undefined ? undefined : 'exact'),
};

/** The digest in `sha256:…` or `tag@sha256:…`. */
function digestOf(range: string): string | undefined {
  if (range.length > RANGE_LIMIT) return undefined;
  const digest = range.replace(BEFORE_DIGEST, '');
  return DIGEST.test(digest) ? digest : undefined;
}
