import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** pub.dev. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://pub.dev/packages/${name}/versions/${version}`,
};
