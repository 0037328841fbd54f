import type { RegistryRules } from '@morel/model';

/**
 * Hackage, and where Stackage keeps its snapshots. Stack's lockfile has digests of the `.cabal` file and of the tree of a
 * package, which are no digests of an archive; cabal's has none.
 */
export const registry: RegistryRules = {
  publicHosts: ['hackage.haskell.org', 'hackage.fpcomplete.com', 'casa.stackage.org'],
  expectsDigest: () => false,
};
