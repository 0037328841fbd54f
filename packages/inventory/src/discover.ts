import { AppError, type FileEntry, type FileTree } from '@morel/model';
import { createPathPatterns } from './archives/archive-names.ts';
import type { Exclude } from './default-excludes.ts';
import { compileExclude } from './path-pattern.ts';
import { createRecogniser, type Candidate, type InventoryExtension } from './recognise.ts';
import { baseName, isWithin } from './tree-path.ts';
import type { UnreadFile } from './unread-files.ts';

export interface Found {
  readonly path: string;
  readonly candidates: readonly Candidate[];
}

/** What a walk over a tree saw: enough to say afterwards that nothing was passed over in silence. */
export interface Discovery {
  /** Sorted by path. */
  readonly found: readonly Found[];
  /** Folders that could not be listed. Each is a gap. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  readonly excluded: readonly ExcludedPaths[];
  /** Links to folders: not entered, so that no circle is walked. */
  readonly links: readonly string[];
  /** Files with a name that the caller asked for; they are no inputs. */
  readonly noticed: readonly string[];
  /** Files of package managers that there is no reader for. Sorted by path. */
  readonly unread: readonly UnreadFile[];
  /** The walk stopped at its limit. */
  readonly cut: boolean;
}

export interface ExcludedPaths extends Exclude {
  /** How many files and folders it left out. */
  readonly paths: number;
}

export interface DiscoverOptions {
  readonly tree: FileTree;
  readonly extensions: readonly InventoryExtension[];
  readonly excludes: readonly Exclude[];
  /** Folders to start from; the root where absent. */
  readonly starts?: readonly string[];
  /** Archives of the tree that are opened as folders. */
  readonly archives?: readonly string[];
  /** Names of files to notice beside the inputs. */
  readonly notice?: readonly string[];
  /** Tells files that no extension reads and that bring packages all the same; none where absent. */
  readonly unread?: (path: string) => UnreadFile | undefined;
  /** Most entries that are looked at. */
  readonly limit?: number;
}

const LIMIT = 2_000_000;
const AT_ONCE = 32;
const UNTOLD = 'nothing in the archive says which package it is: not looked up';

/** Walks a tree and says which files are inputs. Never rejects: what cannot be listed is in the answer. */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const walk = new Walk(options);
  await walk.run();
  return walk.result();
}

class Walk {
  readonly #tree: FileTree;
  readonly #recognise: (path: string) => readonly Candidate[];
  readonly #excludes: { readonly exclude: Exclude; readonly matches: (path: string) => boolean; paths: number }[];
  readonly #found: Found[] = [];
  readonly #unreadable: { path: string; reason: string }[] = [];
  readonly #links: string[] = [];
  readonly #noticed: string[] = [];
  readonly #notice: ReadonlySet<string>;
  readonly #unreadBy: (path: string) => UnreadFile | undefined;
  readonly #unread: UnreadFile[] = [];
  readonly #starts: readonly string[];
  readonly #archives: readonly string[];
  readonly #isPublished: (path: string) => boolean;
  /** Archives of published packages, within those that are opened. */
  readonly #published: string[] = [];
  #left: number;

  constructor(options: DiscoverOptions) {
    const { tree, extensions, excludes, starts = [''], archives = [], notice = [], unread, limit = LIMIT } = options;
    this.#starts = starts;
    this.#archives = archives;
    this.#isPublished = createPathPatterns(extensions.flatMap(({ archives: names = [] }) => names));
    this.#published.push(...archives.filter(this.#isPublished));
    this.#notice = new Set(notice);
    this.#unreadBy = unread ?? (() => undefined);
    this.#tree = tree;
    this.#recognise = createRecogniser(extensions);
    this.#excludes = excludes.map((exclude) => ({ exclude, matches: compileExclude(exclude.pattern), paths: 0 }));
    this.#left = limit;
  }

  async run(): Promise<void> {
    let level = [...this.#starts];
    while (level.length > 0 && this.#left > 0) {
      const next: string[] = [];
      for (let at = 0; at < level.length; at += AT_ONCE) {
        const listed = await Promise.all(level.slice(at, at + AT_ONCE).map((folder) => this.#list(folder)));
        for (const entries of listed) for (const entry of entries) this.#visit(entry, next);
      }
      level = next;
    }
  }

  result(): Discovery {
    const found = this.#found.map(({ path }) => path);
    const untold = this.#published.filter((archive) => !found.some((path) => isWithin(path, archive)));
    const listed = new Set(this.#unreadable.map(({ path }) => path));
    for (const path of untold) if (!listed.has(path)) this.#unreadable.push({ path, reason: UNTOLD });
    return {
      found: this.#found.sort((a, b) => (a.path < b.path ? -1 : 1)),
      unreadable: this.#unreadable.sort((a, b) => (a.path < b.path ? -1 : 1)),
      excluded: this.#excludes.map(({ exclude, paths }) => ({ ...exclude, paths })),
      links: this.#links.sort(),
      noticed: this.#noticed.sort(),
      unread: this.#unread.sort((a, b) => (a.path < b.path ? -1 : 1)),
      cut: this.#left <= 0,
    };
  }

  async #list(folder: string): Promise<readonly FileEntry[]> {
    try {
      return await this.#tree.list(folder);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#unreadable.push({ path: folder, reason: error.message });
      return [];
    }
  }

  #visit(entry: FileEntry, folders: string[]): void {
    this.#left -= 1;
    if (this.#left <= 0 || entry.kind === 'other') return;
    const isPacked = this.#archives.some((archive) => isWithin(entry.path, archive));
    const rule = this.#excludes.find(
      ({ exclude, matches }) => matches(entry.path) && !(isPacked && exclude.notInArchives),
    );
    if (rule) {
      rule.paths += 1;
      return;
    }
    if (entry.kind === 'folder') {
      if (isPacked && this.#isPublished(entry.path)) this.#published.push(entry.path);
      folders.push(entry.path);
      return;
    }
    if (this.#notice.has(baseName(entry.path))) this.#noticed.push(entry.path);
    const candidates = this.#recognise(entry.path);
    if (candidates.length > 0) {
      this.#found.push({ path: entry.path, candidates });
      return;
    }
    if (entry.kind === 'link') this.#links.push(entry.path);
    const unread = this.#unreadBy(entry.path);
    if (unread) this.#unread.push(unread);
  }
}
