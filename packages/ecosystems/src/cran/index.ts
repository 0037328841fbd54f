import type { Ecosystem } from '@morel/model';
import { cran } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { renvLockReader } from './lockfile/renv-lock.ts';
import { descriptionReader } from './manifest/description.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** R's packages as renv locks them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: cran,
  readers: [renvLockReader, descriptionReader],
  registry,
  pages,
  clients: [client],
};
