import type { RegistryRules } from '@morel/model';

/** crates.io: its index, its site, its downloads. Its older index, a git repository, is read as the newer one. */
export const registry: RegistryRules = {
  publicHosts: ['index.crates.io', 'crates.io', 'static.crates.io'],
  expectsDigest: (format) => format === 'cargo-lock',
};
