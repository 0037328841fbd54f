import type { RegistryRules } from '@morel/model';

/** The address that stands for the public repository of podspecs, whichever of its forms a lockfile names. */
export const TRUNK = 'https://cdn.cocoapods.org/';

/** A podspec says where a pod's archive or repository is, and a lockfile holds no digest of what that gives. */
export const registry: RegistryRules = {
  publicHosts: ['cdn.cocoapods.org'],
  expectsDigest: () => false,
};
