import { compareSemVersions, RANGE_LIMIT, type SemVersion } from '../semver-version.ts';
import { parseVersion } from './version.ts';

/** What a build asks a repository for, as far as it says anything about versions. */
export type Reference =
  | { readonly kind: 'commit' }
  | { readonly kind: 'tag'; readonly version: SemVersion }
  /** `v4`, `v4.1`: by convention the newest release that begins so. */
  | { readonly kind: 'moving'; readonly numbers: readonly string[] };

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const MOVING = /^v?((?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5}))?)$/;

/**
 * Reads a reference; undefined for a branch or a tag that is no version. Source: "Workflow syntax for GitHub
 * Actions", `jobs.<job_id>.steps[*].uses`, and "About custom actions", "Using release management for actions".
 */
export function parseReference(text: string): Reference | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  if (COMMIT.test(text)) return { kind: 'commit' };
  const moving = MOVING.exec(text)?.[1];
  if (moving !== undefined) return { kind: 'moving', numbers: moving.split('.') };
  const version = parseVersion(text);
  return version && { kind: 'tag', version };
}

/** Whether the reference may lead to the version. Of a commit nobody knows; it leads to no other one either way. */
export function leadsTo(reference: Reference, version: SemVersion): boolean {
  if (reference.kind === 'commit') return false;
  if (reference.kind === 'tag') return compareSemVersions(version, reference.version) === 0;
  const [major, minor] = reference.numbers;
  return String(version.major) === major && (minor === undefined || String(version.minor) === minor);
}
