import type { EcosystemAbout } from '@morel/model';

const LOCKFILES = ['package-lock', 'yarn-lock', 'pnpm-lock', 'bun-lock', 'deno-lock'];

export const about: EcosystemAbout = {
  id: 'npm',
  title: 'npm',
  purlType: 'npm',
  osv: ['npm'],
  formats: [
    {
      id: 'package-lock',
      title: 'npm lockfile',
      role: 'lockfile',
      files: ['package-lock.json', 'npm-shrinkwrap.json'],
    },
    { id: 'yarn-lock', title: 'Yarn lockfile', role: 'lockfile', files: ['yarn.lock'] },
    { id: 'pnpm-lock', title: 'pnpm lockfile', role: 'lockfile', files: ['pnpm-lock.yaml', 'pnpm-lock.*.yaml'] },
    { id: 'bun-lock', title: 'Bun lockfile', role: 'lockfile', files: ['bun.lock', 'bun.lockb'] },
    { id: 'deno-lock', title: 'Deno lockfile', role: 'lockfile', files: ['deno.lock'] },
    {
      id: 'package-json',
      title: 'package.json',
      role: 'manifest',
      files: ['package.json'],
      yieldsTo: ['npm-package'],
      lockedBy: LOCKFILES,
    },
    {
      id: 'npm-package',
      title: 'published npm package',
      role: 'package',
      files: [
        '*.tgz/*/package.json',
        '*.tar.gz/package/package.json',
        'node_modules/*/package.json',
        'node_modules/@*/*/package.json',
      ],
    },
    {
      id: 'deno-json',
      title: 'deno.json',
      role: 'manifest',
      files: ['deno.json', 'deno.jsonc'],
      lockedBy: ['deno-lock'],
    },
    {
      id: 'node-modules',
      title: 'installed packages',
      role: 'installed',
      files: ['node_modules/.package-lock.json', 'node_modules/.pnpm/lock.yaml', 'node_modules/.yarn-state.yml'],
    },
    { id: 'npmrc', title: 'npm settings', role: 'settings', files: ['.npmrc'] },
    { id: 'pnpm-workspace', title: 'pnpm settings', role: 'settings', files: ['pnpm-workspace.yaml'] },
    { id: 'yarnrc-yml', title: 'Yarn settings', role: 'settings', files: ['.yarnrc.yml'] },
    { id: 'yarnrc', title: 'Yarn Classic settings', role: 'settings', files: ['.yarnrc'] },
    { id: 'bunfig', title: 'Bun settings', role: 'settings', files: ['bunfig.toml'] },
  ],
};
