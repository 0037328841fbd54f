import type { PageRules } from '@morel/model';

/** An action is its repository at GitHub, its version what `uses:` names: a tag, branch or commit. */
export const pages: PageRules = {
  repository: (name) => `https://github.com/${name}`,
  ref: (_, version) => version,
};
