import type { Ecosystem } from '@morel/model';
import { gitTags } from '@morel/versions';
import { about } from './about.ts';
import { names } from './names.ts';
import { metadataReader, workflowReader } from './readers.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Actions and reusable workflows that workflows on GitHub run. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: gitTags,
  readers: [workflowReader, metadataReader],
  registry,
  pages,
  clients: [],
};
