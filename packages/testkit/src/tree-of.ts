import type { FileTree } from '@morel/model';
import { createMemoryTree } from '@morel/platform';

/** A tree of files from their texts, for tests. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): FileTree {
  const bytes = Object.entries(files).map(
    ([path, text]) => [path, typeof text === 'string' ? Buffer.from(text) : text] as const,
  );
  return createMemoryTree('test', new Map(bytes));
}
