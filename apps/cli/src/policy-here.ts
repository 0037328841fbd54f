import { createFolderTree } from '@morel/platform';
import type { Policy } from '@morel/policy';
import type { Arguments } from './command-line/command.ts';
import { fetchPolicy, finishPolicy, loadNamedPolicy, loadTreePolicy, POLICY_NAME } from './load-policy.ts';

/** The policy that counts in the current folder, or the one that is named. Nested files take no part. */
export async function policyHere(given: Arguments): Promise<Policy> {
  const tree = await createFolderTree(process.cwd());
  const named = given.one('policy');
  const main =
    named === undefined
      ? await loadTreePolicy(tree, [POLICY_NAME])
      : await loadNamedPolicy(named, fetchPolicy(given.has('offline')));
  return finishPolicy(main, tree, []);
}
