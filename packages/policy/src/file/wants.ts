import { err, ok, type Result } from '@morel/model';
import { sha256 } from '../digest.ts';
import { folderOf, resolvePath } from '../tree-path.ts';
import type { PolicyFile } from './policy-file.ts';
import type { PolicyProblem } from './policy-problem.ts';

/** A policy that another one extends: the caller loads it, or refuses to. */
export type PolicyWant =
  /** A path, resolved against the folder of the file that names it. */
  | { readonly kind: 'file'; readonly key: string; readonly path: string }
  | { readonly kind: 'url'; readonly key: string; readonly url: string; readonly sha256: string };

/** What a policy file extends beside presets; undefined where it is complete in itself. */
export function policyWant(file: PolicyFile): PolicyWant | undefined {
  const { extends: base } = file;
  if (!base || base.kind === 'preset') return undefined;
  if (base.kind === 'url') return { kind: 'url', key: base.url, url: base.url, sha256: base.sha256 };
  const path = resolvePath(folderOf(file.path), base.path);
  return { kind: 'file', key: path, path };
}

/** The text of a policy fetched from a URL, or the problem that it is not what its digest promises. */
export function verifyPolicy(
  want: Extract<PolicyWant, { kind: 'url' }>,
  bytes: Uint8Array,
  file: PolicyFile,
): Result<string, PolicyProblem> {
  const digest = sha256(bytes);
  if (digest === want.sha256) return ok(new TextDecoder().decode(bytes));
  const where = file.keys.get('extends') ?? { path: file.path };
  return err({
    message: `what lies at ${want.url} has the sha256 ${digest}, not the one that is written here`,
    hint: 'Look at what changed, and write the new digest only if the change is right',
    where,
  });
}
