import type { RegistryRules } from '@morel/model';

/** The forges on which everybody may publish. A commit names the content by its own hash. */
export const registry: RegistryRules = {
  publicHosts: ['bitbucket.org', 'codeberg.org', 'github.com', 'gitlab.com'],
  expectsDigest: () => false,
};
