import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { quote, type Storage } from '@morel/model';
import { appendPart } from './append-part.ts';
import { fileError } from './file-error.ts';
import { openRandomAccess } from './open-random-access.ts';
import { isAlive, takeLock } from './process-lock.ts';
import { sidePid, writeAtomic } from './write-atomic.ts';

/** The `Storage` port on a folder of the disk, made when something is first written. */
export function createStorage(folder: string): Storage {
  const at = (name: string): string => join(folder, ...checked(name));
  return {
    folder,
    open: async (name) => ((await sizeOf(at(name))) === undefined ? undefined : openRandomAccess(at(name))),
    writeAtomic: async (name, bytes) => {
      await makeFolderOf(at(name));
      await writeAtomic(at(name), bytes);
    },
    appendPart: async (name, from, bytes) => {
      await makeFolderOf(at(name));
      return appendPart(at(name), from, bytes);
    },
    size: (name) => sizeOf(at(name)),
    list: (name) => namesIn(name === '' ? folder : at(name)),
    remove: async (name) => {
      await rm(at(name), { force: true }).catch((cause: unknown) => raise(cause, at(name), 'file-write'));
    },
    lock: async (name, patience) => {
      await makeFolderOf(at(name));
      const lock = await takeLock(at(name), patience);
      await sweep(folder);
      return lock;
    },
  };
}

function checked(name: string): string[] {
  const parts = name.split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part));
  if (!isPlain) throw new Error(`not a name in the storage: ${quote(name)}`);
  return parts;
}

async function makeFolderOf(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => raise(cause, path, 'file-write'));
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : undefined;
  } catch (cause) {
    const error = fileError(cause, path, 'file-read');
    if (error.code === 'not-found') return undefined;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted();
  } catch (cause) {
    const error = fileError(cause, folder, 'file-read');
    if (error.code === 'not-found') return [];
    throw error;
  }
}

/** Removes side files of processes that were killed, in the folder and those in it. Only under the lock: nobody is writing one. */
async function sweep(folder: string, below = true): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const pid = entry.isFile() ? sidePid(entry.name) : undefined;
    if (pid !== undefined && !isAlive(pid)) await rm(path, { force: true }).catch(() => undefined);
    if (below && entry.isDirectory()) await sweep(path, false);
  }
}

function raise(cause: unknown, path: string, code: 'file-read' | 'file-write'): never {
  throw fileError(cause, path, code);
}
