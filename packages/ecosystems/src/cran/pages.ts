import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** CRAN's own short address, which leads to the newest version. */
export const pages: PageRules = {
  registry: (name) => webAddress`https://cran.r-project.org/package=${name}`,
};
