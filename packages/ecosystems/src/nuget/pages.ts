import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** nuget.org. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://www.nuget.org/packages/${name}/${version}`,
};
