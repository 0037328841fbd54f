import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileTree, Inventory } from '@morel/model';
import { packageFolder } from './package-folder.ts';

const LIMIT = 64 * 1024 * 1024;

/**
 * Whether the starter index holds everything for these inputs: it was made for the bundled example, whose files are known
 * by their digests. Anything else that it judges is incomplete.
 */
export async function starterCovers(inventory: Inventory, tree: FileTree): Promise<boolean> {
  const folder = packageFolder();
  const list = folder === undefined ? undefined : join(folder, 'data/starter-covers.json');
  if (list === undefined || !existsSync(list)) return false;
  const known: unknown = JSON.parse(readFileSync(list, 'utf8'));
  const digests = new Set(Array.isArray(known) ? known : []);
  for (const { path, files } of inventory.inputs) {
    for (const file of new Set([path, ...files])) {
      const bytes = await tree.read(file, LIMIT).catch(() => undefined);
      if (!bytes || !digests.has(createHash('sha256').update(bytes).digest('hex'))) return false;
    }
  }
  return true;
}
