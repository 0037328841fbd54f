import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Cargo. */
export const about: EcosystemAbout = {
  id: 'cargo',
  title: 'Cargo',
  purlType: 'cargo',
  osv: ['crates.io'],
  archives: ['*.crate'],
  formats: [
    { id: 'cargo-lock', title: 'Cargo lockfile', role: 'lockfile', files: ['Cargo.lock'] },
    {
      id: 'cargo-toml',
      title: 'Cargo.toml',
      role: 'manifest',
      files: ['Cargo.toml'],
      yieldsTo: ['crate'],
      lockedBy: ['cargo-lock'],
    },
    { id: 'crate', title: 'published crate', role: 'package', files: ['*.crate/*/Cargo.toml'] },
    {
      id: 'cargo-config',
      title: 'Cargo settings',
      role: 'settings',
      files: ['.cargo/config.toml', '.cargo/config'],
    },
  ],
};
