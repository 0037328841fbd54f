import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Cargo. */
export const about: EcosystemAbout = {
  id: 'cargo',
  title: 'Cargo',
  purlType: 'cargo',
  osv: ['crates.io'],
  formats: [
    { id: 'cargo-lock', title: 'Cargo lockfile', role: 'lockfile', files: ['Cargo.lock'] },
    { id: 'cargo-toml', title: 'Cargo.toml', role: 'manifest', files: ['Cargo.toml'], lockedBy: ['cargo-lock'] },
    {
      id: 'cargo-config',
      title: 'Cargo settings',
      role: 'settings',
      files: ['.cargo/config.toml', '.cargo/config'],
    },
  ],
};
