import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** Hackage. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://hackage.haskell.org/package/${name}-${version}`,
};
