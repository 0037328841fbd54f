import type { Dirent } from 'node:fs';
import { open as openHandle, readdir, realpath, stat } from 'node:fs/promises';
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
 * Rejects with `not-found` when `folder` is no folder.
 */
export async function createFolderTree(folder: string, options: FolderTreeOptions = {}): Promise<FileTree> {
  const root = await realpath(folder).catch((cause: unknown) => fail('not-found', folder, cause));
  if (!(await stat(root)).isDirectory()) throw new AppError('not-found', `${quote(folder)} is not a folder`);
  const within = options.within ?? [''];
  const open = await Promise.all(within.map((path) => realpath(join(root, path)).catch((cause: unknown) => fail('not-found', path, cause))));
  const confines = { root, open };
  return {
    name: options.name ?? folder,
    list: (path) => list(confines, path),
    read: (path, limit) => read(confines, path, limit),
    exists: (path) => resolveInside(confines, path).then((full) => full !== undefined),
  };
}

async function list(confines: Confines, path: string): Promise<readonly FileEntry[]> {
  const full = await resolveInside(confines, path);
  if (full === undefined) throw new AppError('not-found', `${quote(path)} does not exist inside the scanned folder`);
  const entries = await readdir(full, { withFileTypes: true }).catch((cause: unknown) =>
    fail('file-read', path, cause),
  );
  return entries
    .map((entry) => ({ path: path === '' ? entry.name : `${path}/${entry.name}`, kind: kindOf(entry) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(entry: Dirent): FileEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

async function read(confines: Confines, path: string, limit: number): Promise<Uint8Array> {
  const full = await resolveInside(confines, path);
  if (full === undefined) throw new AppError('not-found', `${quote(path)} does not exist inside the scanned folder`);
  // Checked before opening: opening a pipe that nobody writes to would wait for ever.
  const { size, isFile } = await stat(full).then(
    (s) => ({ size: s.size, isFile: s.isFile() }),
    (cause: unknown) => fail('file-read', path, cause),
  );
  if (!isFile) throw new AppError('file-read', `${quote(path)} is not a regular file`);
  if (size > limit) throw new AppError('too-large', `${quote(path)} has ${size} bytes; the limit is ${limit}`);
  const handle = await openHandle(full, 'r').catch((cause: unknown) => fail('file-read', path, cause));
  try {
    return await readAll(handle, size, limit, path);
  } finally {
    await handle.close();
  }
}

/** Reads to the end even where the size lies (`/proc`, a file that grows), and stops at the limit. */
async function readAll(
  handle: Awaited<ReturnType<typeof openHandle>>,
  size: number,
  limit: number,
  path: string,
): Promise<Uint8Array> {
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle
      .read(buffer, length, buffer.length - length)
      .catch((cause: unknown) => fail('file-read', path, cause));
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > limit) throw new AppError('too-large', `${quote(path)} is larger than the limit of ${limit} bytes`);
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(Math.max(buffer.length, 65_536))]);
  }
}

/** The real path, or undefined where there is none or it lies outside. */
async function resolveInside({ root, open }: Confines, path: string): Promise<string | undefined> {
  const full = await realpath(join(root, path)).catch(() => undefined);
  return full !== undefined && open.some((folder) => isInside(full, folder)) ? full : undefined;
}

function isInside(full: string, folder: string): boolean {
  const inner = relative(folder, full);
  return inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner);
}

function fail(code: 'not-found' | 'file-read', path: string, cause: unknown): never {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  const hint =
    reason === 'EACCES' || reason === 'EPERM' ? 'Check the permissions of the file and its folders.' : undefined;
  const text = reason === 'ENOENT' ? `${quote(path)} does not exist` : `${quote(path)} cannot be read (${reason})`;
  throw new AppError(code, text, { cause, ...(hint && { hint }) });
}
