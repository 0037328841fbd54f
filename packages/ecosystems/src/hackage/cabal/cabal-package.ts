import type { Reader } from '@morel/model';
import { noticedManifest } from '../../reading/noticed-manifest.ts';
import { folderOf } from '../../reading/tree-path.ts';

const LOCKS = /^(?:(.*)\/)?(?:stack\.yaml\.lock|cabal\.project\.freeze|stack\.yaml)$/;

/** A package's own description asks for ranges; the project around it, for several packages at once, has the lockfile. */
export const cabalPackageReader: Reader = noticedManifest({
  format: 'cabal-package',
  why: 'is not read',
  asks: /^[ \t]*build-depends[ \t]*:/im,
  // A stack.yaml without a lockfile says so itself.
  isLocked: (path, found) => found.some((other) => isAround(LOCKS.exec(other), folderOf(path))),
});

function isAround(lock: RegExpExecArray | null, folder: string): boolean {
  if (!lock) return false;
  const [, outer] = lock;
  return outer === undefined || folder === outer || folder.startsWith(`${outer}/`);
}
