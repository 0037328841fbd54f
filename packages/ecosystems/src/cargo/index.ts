import type { Ecosystem } from '@morel/model';
import { cargo } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { cargoLockReader } from './lockfile/cargo-lock.ts';
import { cargoTomlReader } from './manifest/cargo-toml.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { crateReader } from './published/crate.ts';
import { registry } from './registry.ts';
import { cargoConfigReader } from './settings/cargo-config.ts';

/** Rust's crates as Cargo manages them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: cargo,
  readers: [cargoLockReader, cargoTomlReader, crateReader, cargoConfigReader],
  registry,
  pages,
  clients: [client],
};
