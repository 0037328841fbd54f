import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** The site of Packagist. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://packagist.org/packages/${name}#${version}`,
};
