import type { Ecosystem } from '@morel/model';
import { pub } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { pubspecLockReader } from './lockfile/reader.ts';
import { names } from './names.ts';
import { pubspecReader } from './pubspec/reader.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Packages of Dart and Flutter as pub manages them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: pub,
  readers: [pubspecLockReader, pubspecReader],
  registry,
  pages,
  clients: [client],
};
