import type { PageRules } from '@morel/model';

/** The name is the repository, the version a tag, branch or commit of it. */
export const pages: PageRules = {
  repository: (name) => `https://${name}`,
  ref: (_, version) => version,
};
