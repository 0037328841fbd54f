import type { Ecosystem } from '@morel/model';
import { rubygems } from '@morel/versions';
import { about } from './about.ts';
import { bundler } from './clients/bundler.ts';
import { gemCommand } from './clients/gem.ts';
import { gemfileReader } from './gemfile/gemfile.ts';
import { gemfileLockReader } from './lockfile/gemfile-lock.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { gemMetadataReader } from './published/gem-metadata.ts';
import { registry } from './registry.ts';
import { bundleConfigReader } from './settings/bundle-config.ts';

/** Ruby's gems as Bundler locks them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: rubygems,
  readers: [gemfileLockReader, gemfileReader, gemMetadataReader, bundleConfigReader],
  registry,
  pages,
  clients: [bundler, gemCommand],
};
