import type { Ecosystem } from '@morel/model';
import { semver } from '@morel/versions';
import { about } from './about.ts';
import { bun } from './clients/bun.ts';
import { deno } from './clients/deno.ts';
import { npm } from './clients/npm.ts';
import { pnpm } from './clients/pnpm.ts';
import { yarn, yarnClassic } from './clients/yarn.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** JavaScript packages as npm, Yarn, pnpm and Bun manage them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: semver,
  readers: [
    {
      format: 'package-lock',
      load: async () => (await import('./lockfiles/package-lock/reader.ts')).packageLockReader,
    },
    { format: 'yarn-lock', load: async () => (await import('./lockfiles/yarn-lock/reader.ts')).yarnLockReader },
    { format: 'pnpm-lock', load: async () => (await import('./lockfiles/pnpm-lock/reader.ts')).pnpmLockReader },
    { format: 'bun-lock', load: async () => (await import('./lockfiles/bun-lock/reader.ts')).bunLockReader },
    { format: 'deno-lock', load: async () => (await import('./lockfiles/deno-lock/reader.ts')).denoLockReader },
    { format: 'package-json', load: async () => (await import('./manifest/reader.ts')).packageJsonReader },
    { format: 'npm-package', load: async () => (await import('./published/npm-package.ts')).npmPackageReader },
    { format: 'deno-json', load: async () => (await import('./manifest/deno-json.ts')).denoJsonReader },
    { format: 'node-modules', load: async () => (await import('./installed/reader.ts')).nodeModulesReader },
    { format: 'npmrc', load: async () => (await import('./settings/readers.ts')).npmrcReader },
    { format: 'pnpm-workspace', load: async () => (await import('./settings/readers.ts')).pnpmWorkspaceReader },
    { format: 'yarnrc-yml', load: async () => (await import('./settings/readers.ts')).yarnrcYmlReader },
    { format: 'yarnrc', load: async () => (await import('./settings/readers.ts')).yarnrcReader },
    { format: 'bunfig', load: async () => (await import('./settings/readers.ts')).bunfigReader },
  ],
  registry,
  pages,
  clients: [npm, pnpm, yarn, yarnClassic, bun, deno],
};
