import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** The site of Hex. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://hex.pm/packages/${name}/${version}`,
};
