import type { FileTree } from '@morel/model';

/** Two trees as one: what the second holds hides what the first has under the same path. */
export function joinTrees(first: FileTree, second: FileTree): FileTree {
  return {
    name: first.name,
    list: async (folder) => {
      const entries = new Map((await first.list(folder)).map((entry) => [entry.path, entry]));
      for (const entry of await second.list(folder)) entries.set(entry.path, entry);
      return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    read: async (path, limit) => ((await second.exists(path)) ? second.read(path, limit) : first.read(path, limit)),
    exists: async (path) => (await second.exists(path)) || first.exists(path),
  };
}
