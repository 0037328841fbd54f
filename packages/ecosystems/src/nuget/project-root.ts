import type { InventoryBuilder, ReaderFiles } from '@morel/model';
import { baseName, folderOf } from '../reading/tree-path.ts';
import { projectComponent } from './names.ts';

const PROJECT = /^(.+)\.(?:cs|fs|vb)proj$/;

/** Adds the project that a file of its folder is about. Its name is that of the only project file there, else the folder's. */
export function addProject(builder: InventoryBuilder, { main, found = [] }: ReaderFiles): number {
  const folder = folderOf(main.path);
  const name = nameIn(folder, found) ?? (folder === '.' ? 'project' : baseName(folder));
  const root = builder.add({ component: projectComponent(name), key: '.', source: { kind: 'project', path: '.' } });
  builder.addRoot(root, 'project');
  return root;
}

function nameIn(folder: string, found: readonly string[]): string | undefined {
  const beside = found.filter((path) => folderOf(path) === folder);
  const [name, ...others] = beside.flatMap((path) => PROJECT.exec(baseName(path))?.[1] ?? []);
  return others.length === 0 ? name : undefined;
}

/** The folder of a project of the user's own by its name, as seen from the file's folder; empty where it was not found. */
export type PlaceOf = (name: string) => string;

/** Finds the projects that files of this folder name: the only project file of that name in the tree. */
export function createPlaces({ main, found = [] }: ReaderFiles): PlaceOf {
  const folders = new Map<string, string[]>();
  for (const path of found) {
    const name = PROJECT.exec(baseName(path))?.[1]?.toLowerCase();
    if (name !== undefined) folders.set(name, [...(folders.get(name) ?? []), folderOf(path)]);
  }
  return (name) => {
    const [folder, ...others] = folders.get(name.toLowerCase()) ?? [];
    return folder === undefined || others.length > 0 ? '' : relativePath(folderOf(main.path), folder);
  };
}

function relativePath(from: string, to: string): string {
  const [start, end] = [from, to].map((path) => (path === '.' ? [] : path.split('/')));
  let shared = 0;
  while (start?.[shared] !== undefined && start[shared] === end?.[shared]) shared += 1;
  const up = (start ?? []).slice(shared).map(() => '..');
  return [...up, ...(end ?? []).slice(shared)].join('/') || '.';
}
