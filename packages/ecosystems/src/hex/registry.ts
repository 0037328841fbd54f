import type { RegistryRules } from '@morel/model';

/** Hex: its site, its API and the repository that serves packages. */
export const registry: RegistryRules = {
  publicHosts: ['hex.pm', 'repo.hex.pm'],
  // Older lockfiles of Rebar have a digest of what is in the archive, which is none of the archive.
  expectsDigest: (format, formatVersion) => format === 'mix-lock' || formatVersion === '1.2.0',
};
