import type { Entry } from '@morel/model';
import { baseName, folderOf } from '../reading/tree-path.ts';
import { about } from './about.ts';

/** Files that belong to the project of their folder. */
const OF_FOLDER: ReadonlySet<string> = new Set(['Gemfile', 'Gemfile.lock', 'gems.rb', 'gems.locked']);

/**
 * The entry of the project that a file belongs to. A Gemfile gives it no name, so it is called as its folder. A lockfile of
 * another name is one of several variants: it stands for itself, so that no Gemfile is taken for the one that it answers.
 */
export function projectEntry(path: string): Entry {
  const file = baseName(path);
  const isOfFolder = OF_FOLDER.has(file);
  const folder = baseName(folderOf(path));
  const name = isOfFolder ? folder : path;
  return {
    component: { ecosystem: about.id, name: /^\.{0,2}$/.test(name) ? 'main' : name },
    key: 'project',
    source: { kind: 'project', path: isOfFolder ? '.' : file },
  };
}
