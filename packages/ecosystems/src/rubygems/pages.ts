import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** rubygems.org. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://rubygems.org/gems/${name}/versions/${version}`,
};
