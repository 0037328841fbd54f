import type { RegistryRules } from '@morel/model';

/**
 * There is no public registry: a package is published by a tag in a repository. These are the hosts where everybody may
 * have one. A pin names the commit of the tag, and has no digest of an archive.
 */
export const registry: RegistryRules = {
  publicHosts: ['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org'],
  expectsDigest: () => false,
};
