import type { RegistryRules } from '@morel/model';

/**
 * Packagist. It holds no archives: they come from where the authors keep their code, mostly without a digest, so that a
 * lockfile is no worse for having none. What holds a package is the commit.
 */
export const registry: RegistryRules = {
  publicHosts: ['packagist.org', 'repo.packagist.org'],
  expectsDigest: () => false,
};
