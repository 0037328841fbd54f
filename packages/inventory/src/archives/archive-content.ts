import { AppError, quote, type FileEntry } from '@morel/model';
import type { ArchiveEntry } from '@morel/parse';
import { baseName, folderOf, joinPath, normalisePath } from '../tree-path.ts';

const MOST_LINKS = 20;

/** The entries of one archive by path and by folder. */
export class ArchiveContent {
  readonly #entries = new Map<string, ArchiveEntry>();
  /** Paths that several entries have: programs do not agree on which one counts. */
  readonly #doubled = new Set<string>();
  readonly #folders = new Map<string, Map<string, FileEntry>>([['', new Map()]]);

  /** @param isArchive tells from its name which file is an archive: it is listed as a folder. */
  constructor(entries: readonly ArchiveEntry[], isArchive: (path: string) => boolean) {
    for (const entry of entries) {
      const { path, kind } = entry;
      if (this.#entries.has(path)) this.#doubled.add(path);
      this.#entries.set(path, entry);
      this.#list({ path, kind: kind === 'file' && isArchive(path) ? 'folder' : kind });
    }
  }

  /** The entries directly in a folder; undefined where there is none. */
  list(folder: string): readonly FileEntry[] | undefined {
    const entries = this.#folders.get(folder);
    return entries && [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  hasFolder(path: string): boolean {
    return this.#folders.has(path);
  }

  hasFile(path: string): boolean {
    return this.#entries.has(path);
  }

  /** The file at a path, where links of the archive lead. Throws `AppError`: `not-found`, `file-read`. */
  file(path: string): ArchiveEntry {
    let at = path;
    for (let followed = 0; followed <= MOST_LINKS; followed += 1) {
      const entry = this.#entries.get(at);
      if (!entry && followed === 0) throw new AppError('not-found', `${quote(path)} does not exist`);
      if (!entry) break;
      if (this.#doubled.has(at)) {
        throw new AppError('file-read', `the archive holds ${quote(at)} more than once`, {
          hint: 'Programs do not agree on which of them counts: ask whoever made the archive.',
        });
      }
      if (entry.kind !== 'link') return entry;
      const target = Buffer.from(entry.read()).toString('utf8');
      at = normalisePath(entry.fromRoot ? target : joinPath(folderOf(at), target)) ?? '';
    }
    throw new AppError('file-read', `${quote(path)} is a link that leads to no file of the archive`);
  }

  /** Adds an entry to the list of its folder, and the folders on the way. */
  #list(entry: FileEntry): void {
    const folder = folderOf(entry.path);
    let entries = this.#folders.get(folder);
    if (!entries) {
      this.#folders.set(folder, (entries = new Map()));
      this.#list({ path: folder, kind: 'folder' });
    }
    // A path that is a file and a folder at once is walked as a folder, so that nothing in it is passed over.
    if (entries.get(baseName(entry.path))?.kind !== 'folder') entries.set(baseName(entry.path), entry);
  }
}
