import type { Ecosystem } from '@morel/model';
import { julia } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { manifestReader } from './manifest/manifest.ts';
import { names } from './names.ts';
import { projectReader } from './project/project-reader.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Julia's packages as Pkg manages them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: julia,
  readers: [manifestReader, projectReader],
  registry,
  pages,
  clients: [client],
};
