import type { RegistryRules } from '@morel/model';

const HOSTS: readonly string[] = ['rubygems.org', 'index.rubygems.org'];

/** rubygems.org, and its index. Whether a lockfile promises digests is a choice of each project, so its reader tells. */
export const registry: RegistryRules = {
  publicHosts: HOSTS,
  expectsDigest: () => false,
  // Bundler resolves it and leaves it out of the lockfile: it is what reads that file.
  preinstalled: ['bundler'],
};

/** Whether an address is that of the public registry. */
export function isPublic(url: string): boolean {
  const [, host = ''] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
  return HOSTS.includes(host.toLowerCase());
}
