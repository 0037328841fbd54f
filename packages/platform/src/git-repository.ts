import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A git work tree as far as it is read: the index file's bytes, and where a folder lies in it. */
export interface Repository {
  readonly index: Uint8Array;
  /** Path of the folder below the root of the work tree, `/` between parts. */
  readonly prefix: string;
}

const INDEX_LIMIT = 512 * 1024 * 1024;
const LINK_LIMIT = 4096;

/**
 * The git work tree that holds a folder, or undefined where there is none or it has no index yet. Git itself is never
 * run: a repository's configuration can make it run programs. Synchronous inside, like the folder tree.
 */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  const start = attempt(() => realpathSync.native(folder));
  for (let at = start; at !== undefined; at = dirname(at) === at ? undefined : dirname(at)) {
    const gitFolder = gitFolderOf(join(at, '.git'));
    if (gitFolder === undefined || start === undefined) continue;
    const index = readIndex(join(gitFolder, 'index'));
    return index && { index, prefix: relative(at, start).split(sep).join('/') };
  }
  return undefined;
}

/** `.git` is a folder, or in linked work trees and submodules a file that names one. */
function gitFolderOf(path: string): string | undefined {
  const found = statusOf(path);
  if (!found) return undefined;
  if (found.isDirectory()) return path;
  if (!found.isFile() || found.size > LINK_LIMIT) return undefined;
  const link = /^gitdir: (.+)$/m.exec(attempt(() => readFileSync(path, 'utf8')) ?? '')?.[1];
  return link === undefined ? undefined : resolve(dirname(path), link.trim());
}

function readIndex(path: string): Uint8Array | undefined {
  const found = statusOf(path);
  if (!found?.isFile() || found.size > INDEX_LIMIT) return undefined;
  return attempt(() => readFileSync(path));
}

function statusOf(path: string): Stats | undefined {
  return attempt(() => statSync(path, { throwIfNoEntry: false }));
}

/** What cannot be read is as good as absent. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
