import {
  createProblemLog,
  InventoryBuilder,
  type Claim,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { folderOf } from '../../reading/tree-path.ts';
import { addLockGraph } from '../lock-graph.ts';
import type { LockNode } from '../lock-node.ts';
import { readInstalled } from './metadata.ts';

const METADATA = /\.(?:dist-info\/METADATA|egg-info\/PKG-INFO)$/;

/**
 * The packages in a `site-packages` folder, from the metadata that installers leave there (packaging.python.org,
 * "Recording installed projects"). All of a folder is one input.
 */
export const distInfo: Reader = { format: 'dist-info', claim, read };

function claim(paths: readonly string[]): Claim[] {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = folderOf(folderOf(path));
    const known = folders.get(folder);
    if (known) known.push(path);
    else folders.set(folder, [path]);
  }
  return [...folders.values()].map((found) => {
    const sorted = found.toSorted();
    const main = sorted.find((path) => METADATA.test(path)) ?? sorted[0] ?? '';
    return { main, with: sorted.filter((path) => path !== main) };
  });
}

function read(files: ReaderFiles): ReadResult {
  const { main, found = [] } = files;
  const log = createProblemLog(main.path);
  const builder = new InventoryBuilder();
  const nodes: LockNode[] = [];
  const folder = folderOf(folderOf(main.path));
  if (!found.includes(main.path)) {
    log.add('unknown-entry', 'only the first package of the folder was read: the others are not known');
  }
  const others = found.filter((path) => path !== main.path && folderOf(folderOf(path)) === folder);
  for (const path of [main.path, ...others]) {
    const node = METADATA.test(path) ? readInstalled(files, path, log) : undefined;
    if (node) nodes.push(node);
  }
  addLockGraph(builder, nodes, folder);
  return { inventory: builder.build(), problems: log.list(), wants: others };
}
