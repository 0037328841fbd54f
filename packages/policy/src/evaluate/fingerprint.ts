import { sha256 } from '../digest.ts';
import { folderOf } from '../tree-path.ts';
import type { SubjectIdentity } from './subjects.ts';

/**
 * The ids of a finding: for each folder that it stands in, one for each alias of its advisory. Neither a new version of
 * the package nor another lockfile in the same folder changes them; a new alias adds one.
 */
export function fingerprints(
  rule: string,
  paths: readonly string[],
  identity: SubjectIdentity,
  discriminator: string,
): readonly (readonly string[])[] {
  const folders = [...new Set(paths.map(folderOf))];
  const thing = identity.thing();
  return folders.map((folder) =>
    identity.aliases.map((alias) => sha256(JSON.stringify([rule, folder, thing, alias, discriminator])).slice(0, 16)),
  );
}
