import type { Ecosystem } from '@morel/model';
import { gitTags } from '@morel/versions';
import { about } from './about.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Git repositories that a build takes code from by itself. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: gitTags,
  readers: [
    { format: 'pre-commit-config', load: async () => (await import('./pre-commit.ts')).preCommitReader },
    { format: 'gitmodules', load: async () => (await import('./gitmodules.ts')).gitmodulesReader },
  ],
  registry,
  pages,
  clients: [],
};
