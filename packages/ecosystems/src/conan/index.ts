import type { Ecosystem } from '@morel/model';
import { conan } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { conanLockReader } from './lockfile/conan-lock.ts';
import { conanfilePyReader } from './manifest/conanfile-py.ts';
import { conanfileTxtReader } from './manifest/conanfile-txt.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Packages of C and C++ as Conan manages them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: conan,
  readers: [conanLockReader, conanfileTxtReader, conanfilePyReader],
  registry,
  pages,
  clients: [client],
};
