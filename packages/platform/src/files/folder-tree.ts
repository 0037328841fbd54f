import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { AppError, quote, type FileEntry, type FileTree } from '@morel/model';

export interface FolderTreeOptions {
  /** What the report calls the tree; the folder's path as given where absent. */
  readonly name?: string;
  /** Folders below the root that are open; everything where absent. */
  readonly within?: readonly string[];
}

/** Real paths: where the tree's names start, and the folders that nothing leads out of. */
interface Confines {
  readonly root: string;
  readonly open: readonly string[];
}

/**
 * A folder on disk as a tree that nothing leads out of: links are followed only while they stay inside.
 * Rejects with `not-found` when `folder` is no folder. The calls are synchronous inside: for a command line the way to a
 * thread and back costs more than the call itself.
 */
export async function createFolderTree(folder: string, options: FolderTreeOptions = {}): Promise<FileTree> {
  const root = attempt('not-found', folder, () => realpathSync.native(folder));
  if (!statSync(root).isDirectory()) throw new AppError('not-found', `${quote(folder)} is not a folder`);
  const open = (options.within ?? ['']).map((path) =>
    attempt('not-found', path, () => realpathSync.native(join(root, path))),
  );
  const confines = { root, open };
  return {
    name: options.name ?? folder,
    list: async (path) => list(confines, path),
    read: async (path, limit) => read(confines, path, limit),
    exists: async (path) => resolveInside(confines, path) !== undefined,
  };
}

function list(confines: Confines, path: string): FileEntry[] {
  const full = requireInside(confines, path);
  const entries = attempt('file-read', path, () => readdirSync(full, { withFileTypes: true }));
  return entries
    .map((entry) => ({ path: path === '' ? entry.name : `${path}/${entry.name}`, kind: kindOf(entry) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(entry: Dirent): FileEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function read(confines: Confines, path: string, limit: number): Uint8Array {
  const full = requireInside(confines, path);
  // Checked before opening: opening a pipe that nobody writes to would wait for ever.
  const isFile = attempt('file-read', path, () => statSync(full).isFile());
  if (!isFile) throw new AppError('file-read', `${quote(path)} is not a regular file`);
  const handle = attempt('file-read', path, () => openSync(full, 'r'));
  try {
    return attempt('file-read', path, () => readAll(handle, limit, path));
  } finally {
    closeSync(handle);
  }
}

/** Reads to the end even where the size lies (`/proc`, a file that grows), and stops at the limit. */
function readAll(handle: number, limit: number, path: string): Uint8Array {
  const { size } = fstatSync(handle);
  if (size > limit) throw new AppError('too-large', `${quote(path)} has ${size} bytes; the limit is ${limit}`);
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(handle, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
    if (length > limit) throw new AppError('too-large', `${quote(path)} is larger than the limit of ${limit} bytes`);
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(Math.max(length, 65_536))]);
  }
}

function requireInside(confines: Confines, path: string): string {
  const full = resolveInside(confines, path);
  if (full !== undefined) return full;
  if (!isLink(join(confines.root, path))) throw new AppError('not-found', `${quote(path)} does not exist`);
  throw new AppError('file-read', `${quote(path)} is a link that leads to nothing inside the scanned folder`, {
    hint: 'Put the file itself there, or scan from a folder that holds both.',
  });
}

function isLink(full: string): boolean {
  try {
    return lstatSync(full).isSymbolicLink();
  } catch {
    return false;
  }
}

/** The real path, or undefined where there is none or it lies outside. */
function resolveInside({ root, open }: Confines, path: string): string | undefined {
  try {
    const full = realpathSync.native(join(root, path));
    return open.some((folder) => isInside(full, folder)) ? full : undefined;
  } catch {
    return undefined;
  }
}

function isInside(full: string, folder: string): boolean {
  if (full === folder || full.startsWith(folder + sep)) return true;
  const inner = relative(folder, full);
  return inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner);
}

function attempt<T>(code: 'not-found' | 'file-read', path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    const denied = reason === 'EACCES' || reason === 'EPERM';
    const isAbsent = reason === 'ENOENT' || reason === 'ENOTDIR';
    const text = isAbsent ? `${quote(path)} does not exist` : `${quote(path)} cannot be read (${reason})`;
    throw new AppError(isAbsent ? 'not-found' : code, text, {
      cause,
      ...(denied && { hint: 'Check the permissions of the file and its folders.' }),
    });
  }
}
