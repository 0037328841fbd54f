import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** The Python Package Index. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://pypi.org/project/${name}/${version}/`,
};
