/** What `uses:` of a step or a job names. */
export type ActionReference =
  /** An action or a workflow of a repository. */
  | { readonly kind: 'remote'; readonly name: string; readonly ref: string }
  /** One in the checkout. */
  | { readonly kind: 'local'; readonly path: string }
  /** A container image, which is another ecosystem's. */
  | { readonly kind: 'image' };

const REMOTE = /^([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+)(?:\/[^@\s]*)?@([^@\s]+)$/;
const IMAGE = /^docker:\/\//i;
const LOCAL = /^\.{1,2}[/\\]/;

/**
 * Reads the value of `uses`; undefined where it is none that GitHub takes. Source: "Workflow syntax for GitHub Actions",
 * `jobs.<job_id>.steps[*].uses` and `jobs.<job_id>.uses`.
 */
export function parseActionReference(text: string): ActionReference | undefined {
  if (IMAGE.test(text)) return { kind: 'image' };
  if (LOCAL.test(text)) return { kind: 'local', path: text };
  const [, name, ref] = REMOTE.exec(text) ?? [];
  if (name === undefined || ref === undefined) return undefined;
  return { kind: 'remote', name, ref: ref.replace(/^refs\/tags\//, '') };
}

/**
 * The version to look a reference up with. A tag such as `4` or `4.1` gives none: it moves from release to release, and the
 * version order takes bare numbers for the ends of ranges, which is what they are in advisories.
 */
export function versionOf(ref: string): string | undefined {
  return /^[0-9]+(?:\.[0-9]+)?$/.test(ref) ? undefined : ref;
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const VERSION_COMMENT = /^[ \t]+#[ \t]*(?:tag[ \t]*[=:]?[ \t]*)?(v?[0-9][\w.+-]*)/i;

/** The release that a comment behind a commit says it is (`# v4.1.2`): what somebody meant, and not checked by anybody. */
export function meantVersion(ref: string, behind: string): string | undefined {
  return COMMIT.test(ref) ? VERSION_COMMENT.exec(behind)?.[1] : undefined;
}
