import type { PageRules } from '@morel/model';

/** A package is its repository. Whether its tags have a `v` the lockfile does not say. */
export const pages: PageRules = {
  repository: (name) => `https://${name}`,
};
