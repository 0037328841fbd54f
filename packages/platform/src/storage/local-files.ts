import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, quote, type LocalFiles } from '@morel/model';
import { fileError } from './file-error.ts';
import { openRandomAccess } from './open-random-access.ts';

/** Files in one folder are more than any feed has. */
const LIMIT = 2_000_000;

/** The `LocalFiles` port: whatever the caller names, as far as the user may read it. */
export function createLocalFiles(): LocalFiles {
  return {
    kind: async (path) => {
      try {
        const found = await stat(path);
        if (found.isDirectory()) return 'folder';
        return found.isFile() ? 'file' : undefined;
      } catch (cause) {
        const error = fileError(cause, path, 'file-read');
        if (error.code === 'not-found') return undefined;
        throw error;
      }
    },
    list: async (folder) => {
      const paths: string[] = [];
      await collect(folder, paths).catch((cause: unknown) => {
        throw fileError(cause, folder, 'file-read');
      });
      return paths.toSorted();
    },
    open: async (path) => openRandomAccess(path),
  };
}

async function collect(folder: string, paths: string[]): Promise<void> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await collect(path, paths);
    else if (entry.isFile()) paths.push(path);
    if (paths.length > LIMIT) {
      throw new AppError('too-large', `${quote(folder)} holds more than ${LIMIT} files`, {
        hint: 'Name the folder of the feed itself.',
      });
    }
  }
}
