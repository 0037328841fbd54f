import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** crates.io. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://crates.io/crates/${name}/${version}`,
};
