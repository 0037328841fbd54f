import type { InventoryBuilder } from '@morel/model';
import { baseName } from '../reading/tree-path.ts';
import { about } from './about.ts';

/**
 * The entry that stands for a lockfile, which lists packages without saying what asks for them. It is no folder, so that
 * no manifest is compared with what hangs from it.
 */
export function addFileRoot(builder: InventoryBuilder, path: string): number {
  const source = { kind: 'project', path: baseName(path) } as const;
  const root = builder.add({ component: { ecosystem: about.id, name: path }, key: path, source });
  builder.addRoot(root, 'project');
  return root;
}
