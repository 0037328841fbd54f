import type { Ecosystem } from '@morel/model';
import { rubygems } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { podfileLockReader } from './lockfile/podfile-lock.ts';
import { podfileReader } from './manifest/podfile.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Pods for Apple's platforms. CocoaPods is written in Ruby, and so are its versions. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: rubygems,
  readers: [podfileLockReader, podfileReader],
  registry,
  pages,
  clients: [client],
};
