import { AppError, quote, type FileEntry, type FileTree } from '@morel/model';
import { runGit } from './run-git.ts';

const LIST_LIMIT = 256 * 1024 * 1024;
const LINE_LIMIT = 64 * 1024;

interface Blob {
  readonly id: string;
  readonly kind: FileEntry['kind'];
  readonly size: number;
}

/**
 * The files of a git revision as a tree, read from the object store: nothing is checked out, no filter, hook or driver of
 * the repository runs. Links are listed as links and not followed; submodules are empty.
 * @param folder any folder of the work tree; paths are relative to it.
 * @param revision `main`, `HEAD~1`, a tag, a commit.
 * @returns undefined where the folder is in no repository, or the text names no revision.
 */
export async function openRevision(folder: string, revision: string): Promise<FileTree | undefined> {
  const commit = await line(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit === undefined) return undefined;
  const prefix = (await line(folder, ['rev-parse', '--show-prefix'])) ?? '';
  const blobs = await listing(folder, `${commit}:${prefix}`, revision);
  return treeOf(folder, revision, blobs);
}

async function line(folder: string, words: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await runGit(folder, words, LINE_LIMIT);
  return code === 0 ? stdout.toString('utf8').trimEnd() : undefined;
}

async function listing(folder: string, treeish: string, revision: string): Promise<ReadonlyMap<string, Blob>> {
  const { code, stdout, stderr } = await runGit(
    folder,
    ['ls-tree', '-r', '-l', '-z', '--full-tree', treeish],
    LIST_LIMIT,
  );
  if (code !== 0)
    throw new AppError('file-read', `the files of ${quote(revision)} cannot be listed`, {
      hint: stderr.trim() || 'The folder may not be there in that revision.',
    });
  const blobs = new Map<string, Blob>();
  for (const entry of stdout.toString('utf8').split('\0')) {
    const [, mode = '', id = '', size = '', path] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(entry) ?? [];
    if (path !== undefined) blobs.set(path, { id, kind: kindOf(mode), size: Number(size) || 0 });
  }
  return blobs;
}

/** Source: the modes of git's tree objects. */
function kindOf(mode: string): FileEntry['kind'] {
  if (mode === '120000') return 'link';
  return mode.startsWith('100') ? 'file' : 'other';
}

function treeOf(folder: string, name: string, blobs: ReadonlyMap<string, Blob>): FileTree {
  const folders = foldersOf(blobs);
  return {
    name,
    list: async (path) => {
      const entries = folders.get(path);
      if (!entries) throw new AppError('not-found', `${quote(path)} is no folder in ${quote(name)}`);
      return entries;
    },
    read: async (path, limit) => {
      const blob = blobs.get(path);
      if (blob?.kind !== 'file') throw new AppError('not-found', `${quote(path)} does not exist in ${quote(name)}`);
      if (blob.size > limit)
        throw new AppError('too-large', `${quote(path)} has ${blob.size} bytes; the limit is ${limit}`);
      const { code, stdout, stderr } = await runGit(folder, ['cat-file', 'blob', blob.id], limit + 1);
      if (code === 0) return stdout;
      throw new AppError('file-read', `${quote(path)} of ${quote(name)} cannot be read`, { hint: stderr.trim() });
    },
    exists: async (path) => folders.has(path) || blobs.get(path)?.kind === 'file',
  };
}

/** The entries of every folder, sorted by name. */
function foldersOf(blobs: ReadonlyMap<string, Blob>): ReadonlyMap<string, readonly FileEntry[]> {
  const folders = new Map<string, Map<string, FileEntry>>([['', new Map()]]);
  const add = (path: string, kind: FileEntry['kind']): void => {
    const slash = path.lastIndexOf('/');
    const parent = slash < 0 ? '' : path.slice(0, slash);
    let entries = folders.get(parent);
    if (!entries) {
      folders.set(parent, (entries = new Map()));
      add(parent, 'folder');
    }
    entries.set(path, { path, kind });
  };
  for (const [path, { kind }] of blobs) add(path, kind);
  return new Map([...folders].map(([path, entries]) => [path, [...entries.values()].sort(byPath)]));
}

function byPath(a: FileEntry, b: FileEntry): number {
  return a.path < b.path ? -1 : 1;
}
