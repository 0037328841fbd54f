import type { RegistryRules } from '@morel/model';

/**
 * ConanCenter, for Conan 2 and for Conan 1. A lockfile holds revisions of recipes, which are digests of what a recipe
 * says and not of an archive, so none is expected.
 */
export const registry: RegistryRules = {
  publicHosts: ['center2.conan.io', 'center.conan.io', 'conan.io'],
  expectsDigest: () => false,
};
