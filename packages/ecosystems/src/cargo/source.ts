import type { Source } from '@morel/model';
import { withoutUser } from '../reading/without-user.ts';

/** The address that stands for crates.io in an inventory, whichever of its two indexes a lockfile names. */
export const CRATES_IO = 'https://index.crates.io/';

/** The git repository that was crates.io's index before Cargo 1.70, and still is its name in lockfiles. */
const GIT_INDEX = /^https:\/\/github\.com\/rust-lang\/crates\.io-index(?:\.git)?\/?$/;
const COMMIT = /^[0-9a-f]{7,64}$/;

/** The source that a lockfile names, in the spelling of Cargo's `SourceId`; `unknown` for a kind that is not known. */
export function sourceOf(text: string): Source {
  const plus = text.indexOf('+');
  const address = text.slice(plus + 1);
  switch (text.slice(0, Math.max(plus, 0))) {
    case 'registry':
    case 'sparse':
      return registrySource(address);
    case 'git':
      return gitSource(address);
    case 'path':
    case 'directory':
    case 'local-registry':
      return { kind: 'file', path: address.replace(/^file:\/\//, '') };
    default:
      return { kind: 'unknown' };
  }
}

/** A registry by the address of its index. */
export function registrySource(index: string): Source {
  const url = withoutUser(index.replace(/^(?:registry|sparse)\+/, ''));
  return { kind: 'registry', url: GIT_INDEX.test(url) ? CRATES_IO : url };
}

/** A git repository with the commit after the `#`; branch and tag say nothing more. */
export function gitSource(address: string): Source {
  const [, url = '', commit = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
  return { kind: 'git', url: withoutUser(url), ...(COMMIT.test(commit) && { commit }) };
}
