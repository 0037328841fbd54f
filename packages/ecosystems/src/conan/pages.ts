import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** ConanCenter. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://conan.io/center/recipes/${name}?version=${version}`,
};
