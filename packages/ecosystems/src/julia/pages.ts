import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** JuliaHub shows what is in the General registry. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://juliahub.com/ui/Packages/General/${name}/${version}`,
};
