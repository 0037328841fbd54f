import { AppError, quote, type FileEntry, type FileTree } from '@morel/model';

/** A tree held in memory, for standard input and single files named on the command line. */
export function createMemoryTree(name: string, files: ReadonlyMap<string, Uint8Array>): FileTree {
  return {
    name,
    list: async (folder) => entriesOf(files, folder),
    read: async (path, limit) => {
      const bytes = files.get(path);
      if (!bytes) throw new AppError('not-found', `${quote(path)} does not exist`);
      if (bytes.length > limit)
        throw new AppError('too-large', `${quote(path)} has ${bytes.length} bytes; the limit is ${limit}`);
      return bytes;
    },
    exists: async (path) => files.has(path) || entriesOf(files, path).length > 0,
  };
}

function entriesOf(files: ReadonlyMap<string, Uint8Array>, folder: string): FileEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const found = new Map<string, FileEntry>();
  for (const path of files.keys()) {
    if (!path.startsWith(prefix)) continue;
    const rest = path.slice(prefix.length);
    const slash = rest.indexOf('/');
    const entry = prefix + (slash < 0 ? rest : rest.slice(0, slash));
    found.set(entry, { path: entry, kind: slash < 0 ? 'file' : 'folder' });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
