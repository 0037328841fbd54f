import type { Ecosystem } from '@morel/model';
import { composer } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { composerInstalledReader } from './lockfile/installed.ts';
import { composerLockReader } from './lockfile/composer-lock.ts';
import { composerJsonReader } from './manifest/composer-json.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** PHP's packages as Composer manages them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: composer,
  readers: [composerLockReader, composerJsonReader, composerInstalledReader],
  registry,
  pages,
  clients: [client],
};
