import type { Ecosystem } from '@morel/model';
import { rubygems } from '@morel/versions';
import { about } from './about.ts';
import { gemfileLockReader } from './lockfile/gemfile-lock.ts';
import { names } from './names.ts';
import { registry } from './registry.ts';

/** Ruby's gems as Bundler locks them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: rubygems,
  readers: [gemfileLockReader],
  registry,
  clients: [],
};
