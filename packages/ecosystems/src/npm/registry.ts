import type { RegistryRules } from '@morel/model';

const WITH_DIGESTS: ReadonlySet<string> = new Set(['package-lock', 'pnpm-lock', 'bun-lock', 'deno-lock']);

export const registry: RegistryRules = {
  publicHosts: ['registry.npmjs.org', 'registry.npmjs.com', 'registry.yarnpkg.com', 'jsr.io', 'npm.jsr.io'],
  // Newer Yarn writes a checksum of its own cache file, which says nothing about the archive of the registry.
  expectsDigest: (format: string, formatVersion?: string) =>
    WITH_DIGESTS.has(format) || (format === 'yarn-lock' && formatVersion === '1'),
};
