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
