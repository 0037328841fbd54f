import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** Maven Central. */
export const pages: PageRules = {
  registry(name, version) {
    const [group, artifact] = name.split(':');
    return webAddress`https://central.sonatype.com/artifact/${group}/${artifact}/${version}`;
  },
};
