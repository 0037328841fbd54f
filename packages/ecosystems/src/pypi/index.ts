import type { Ecosystem } from '@morel/model';
import { pep440 } from '@morel/versions';
import { about } from './about.ts';
import { clients } from './clients/index.ts';
import { distInfo } from './installed/index.ts';
import { lockfiles } from './lockfiles/index.ts';
import { manifests } from './manifests/index.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { pythonPackageReader } from './published/python-package.ts';
import { registry } from './registry.ts';
import { settings } from './settings/index.ts';

/** Python: packages of the Python Package Index and of indexes like it. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: pep440,
  readers: [...lockfiles, ...manifests, distInfo, pythonPackageReader, ...settings],
  registry,
  pages,
  clients,
};
