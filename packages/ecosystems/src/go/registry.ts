import type { RegistryRules } from '@morel/model';

/** The module proxy and checksum database that Go asks by default. */
export const registry: RegistryRules = {
  publicHosts: ['proxy.golang.org', 'sum.golang.org'],
  expectsDigest: (format) => format === 'go-mod' || format === 'go-sum',
};
