import type { RegistryRules } from '@morel/model';

/**
 * The package server of the General registry. A manifest holds hashes of git trees, which are no digests of an archive, so
 * none is expected.
 */
export const registry: RegistryRules = {
  publicHosts: ['pkg.julialang.org'],
  expectsDigest: () => false,
};
