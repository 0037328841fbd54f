import type { Ecosystem } from '@morel/model';
import { nuget } from '@morel/versions';
import { about } from './about.ts';
import { packagesLockReader } from './lock/packages-lock.ts';
import { names } from './names.ts';
import { registry } from './registry.ts';

/** Packages for .NET: of nuget.org and of feeds like it. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: nuget,
  readers: [packagesLockReader],
  registry,
  clients: [],
};
