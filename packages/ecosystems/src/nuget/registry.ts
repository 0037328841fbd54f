import type { RegistryRules } from '@morel/model';

const WITH_DIGESTS: ReadonlySet<string> = new Set(['nuget-lock']);

/** nuget.org: its service index and downloads, its site, its older interface. */
export const registry: RegistryRules = {
  publicHosts: ['api.nuget.org', 'www.nuget.org', 'nuget.org'],
  expectsDigest: (format) => WITH_DIGESTS.has(format),
};
