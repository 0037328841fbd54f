import type { Entry } from '@morel/model';
import { baseName } from '../reading/tree-path.ts';
import { about } from './about.ts';

/**
 * The entry that stands for a file which lists artifacts without saying whose they are. It is no folder, so that no
 * manifest is taken for the one that it answers.
 */
export function fileEntry(path: string): Entry {
  return {
    component: { ecosystem: about.id, name: path },
    key: path,
    source: { kind: 'project', path: baseName(path) },
  };
}
