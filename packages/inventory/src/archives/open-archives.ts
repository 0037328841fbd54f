import { AppError, quote, type FileEntry, type FileTree } from '@morel/model';
import { openArchive } from '@morel/parse';
import { baseName, isWithin, joinPath } from '../tree-path.ts';
import { ArchiveContent } from './archive-content.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-limits.ts';
import { createArchiveNames } from './archive-names.ts';

export interface OpenArchivesOptions {
  /** Paths of the files to open. */
  readonly archives: readonly string[];
  /** Names of archives in which packages are published, beside zip and tar: those within archives are told by name. */
  readonly names?: readonly string[];
  readonly limits?: ArchiveLimits;
}

/**
 * A tree in which archives are folders, and archives within them too. They are opened in memory when they are
 * listed; one that cannot be opened is a folder that cannot be listed, with the reason.
 */
export function openArchives(tree: FileTree, options: OpenArchivesOptions): FileTree {
  return options.archives.length === 0 ? tree : new ArchivesTree(tree, options);
}

/** A place in an archive. */
interface Place {
  readonly content: ArchiveContent;
  readonly archive: string;
  /** Within the archive. */
  readonly path: string;
}

class ArchivesTree implements FileTree {
  readonly name: string;
  readonly #tree: FileTree;
  readonly #archives: readonly string[];
  readonly #isArchive: (path: string) => boolean;
  readonly #limits: ArchiveLimits;
  readonly #opened = new Map<string, Promise<ArchiveContent>>();
  #kept = 0;

  constructor(tree: FileTree, { archives, names = [], limits = ARCHIVE_LIMITS }: OpenArchivesOptions) {
    this.name = tree.name;
    this.#tree = tree;
    this.#archives = archives;
    this.#isArchive = createArchiveNames(names);
    this.#limits = limits;
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    const place = await this.#locate(folder);
    if (!place) return this.#tree.list(folder);
    const entries = place.content.list(place.path);
    if (!entries) throw new AppError('not-found', `${quote(folder)} does not exist`);
    return entries.map(({ path, kind }) => ({ path: joinPath(place.archive, path), kind }));
  }

  async read(path: string, limit: number): Promise<Uint8Array> {
    const place = await this.#locate(path);
    if (!place) return this.#tree.read(path, limit);
    const file = place.content.file(place.path);
    if (file.size > limit)
      throw new AppError('too-large', `${quote(path)} has ${file.size} bytes; the limit is ${limit}`);
    return file.read();
  }

  async exists(path: string): Promise<boolean> {
    try {
      const place = await this.#locate(path);
      if (!place) return await this.#tree.exists(path);
      return place.content.hasFolder(place.path) || place.content.hasFile(place.path);
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  /** The innermost archive that a path leads into; undefined where it leads into none. Rejects where one cannot be opened. */
  async #locate(path: string): Promise<Place | undefined> {
    const outer = this.#archives.find((archive) => isWithin(path, archive));
    if (outer === undefined) return undefined;
    let archive = outer;
    let content = await this.#open(archive, () => this.#tree.read(outer, this.#limits.packed));
    for (let depth = 1; ; depth += 1) {
      const within = path.slice(archive.length + 1);
      const inner = this.#innerArchive(content, archive, within);
      if (inner === undefined) return { content, archive, path: within };
      const holder = content;
      archive = joinPath(archive, inner);
      content = await this.#open(archive, async () => this.#unpackInner(holder, inner, depth));
    }
  }

  /** The archive on the way of a path, if there is one. */
  #innerArchive(content: ArchiveContent, archive: string, path: string): string | undefined {
    for (let slash = path.indexOf('/'); ; slash = path.indexOf('/', slash + 1)) {
      const part = slash < 0 ? path : path.slice(0, slash);
      if (this.#isArchive(joinPath(archive, part)) && content.hasFile(part) && !content.hasFolder(part)) return part;
      if (slash < 0) return undefined;
    }
  }

  async #unpackInner(content: ArchiveContent, path: string, depth: number): Promise<Uint8Array> {
    const { depth: deepest, packed } = this.#limits;
    if (depth >= deepest)
      throw new AppError('too-large', `archives within archives are opened ${deepest} levels deep, and no deeper`);
    const file = content.file(path);
    this.#keep(Math.min(file.size, packed + 1));
    if (file.size > packed) throw new AppError('too-large', `${quote(path)} is larger than ${packed} bytes`);
    return file.read();
  }

  #open(archive: string, read: () => Promise<Uint8Array>): Promise<ArchiveContent> {
    const known = this.#opened.get(archive);
    if (known) return known;
    const opening = read().then((bytes) => this.#unpack(archive, bytes));
    this.#opened.set(archive, opening);
    return opening;
  }

  #unpack(archive: string, bytes: Uint8Array): ArchiveContent {
    const inner = baseName(archive).replace(/\.gz$/i, '');
    const size = Math.max(0, this.#limits.kept - this.#kept);
    const { entries, unpacked } = openArchive(bytes, inner, { entries: this.#limits.entries, size });
    this.#keep(unpacked);
    return new ArchiveContent(entries, (path) => this.#isArchive(joinPath(archive, path)));
  }

  #keep(bytes: number): void {
    this.#kept += bytes;
    if (this.#kept > this.#limits.kept)
      throw new AppError('too-large', `the archives unpack to more than ${this.#limits.kept} bytes`);
  }
}
