import type { RegistryRules } from '@morel/model';

/** GitHub itself. A commit names the content by its own hash, and nothing else in a workflow could. */
export const registry: RegistryRules = {
  publicHosts: ['github.com', 'api.github.com', 'codeload.github.com'],
  expectsDigest: () => false,
};
