import type { Ecosystem } from '@morel/model';
import { go } from '@morel/versions';
import { about } from './about.ts';
import { client } from './client.ts';
import { goModReader } from './module/go-mod.ts';
import { goSumReader } from './module/go-sum.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';
import { goEnvReader } from './settings/go-env.ts';
import { vendorReader } from './vendor/modules-txt.ts';

/** Go modules. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: go,
  readers: [goModReader, goSumReader, vendorReader, goEnvReader],
  registry,
  pages,
  clients: [client],
};
