import type { Ecosystem } from '@morel/model';
import { swift } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { packageResolvedReader } from './lockfile/reader.ts';
import { packageSwiftReader } from './manifest/reader.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Swift packages as SwiftPM and Xcode manage them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: swift,
  readers: [packageResolvedReader, packageSwiftReader],
  registry,
  pages,
  clients: [client],
};
