import type { Source } from '@morel/model';
import { withoutUser } from '../reading/without-user.ts';

/** The address that stands for the public registry, whichever of its two names a file has. */
export const PUB_DEV = 'https://pub.dev';

/** What the public registry was called, and is in lockfiles that were written before Dart 2.19. */
const OLD_NAME = 'https://pub.dartlang.org';
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** A server of packages by its address. */
export function hostedSource(address: string): Source {
  const full = withoutUser(address);
  let end = full.length;
  while (full.charAt(end - 1) === '/') end -= 1;
  const url = full.slice(0, end);
  return { kind: 'registry', url: url === OLD_NAME ? PUB_DEV : url };
}

/** A git repository; of a reference only a whole commit tells what is fetched. */
export function gitSource(address: string, reference: string | undefined): Source {
  const isCommit = reference !== undefined && COMMIT.test(reference);
  return { kind: 'git', url: withoutUser(address), ...(isCommit && { commit: reference }) };
}
