import { AppError, type FileTree, type Inventory, type Problem } from '@morel/model';
import { answerManifests } from './answer-manifests.ts';
import { claimInputs, expandPattern, type ClaimedInput, type SkippedInput } from './claims.ts';
import type { Exclude } from './default-excludes.ts';
import { discover, type Discovery, type Found } from './discover.ts';
import { EMPTY_PART } from './empty-part.ts';
import { InventoryJoiner } from './join-inventories.ts';
import type { NamedFamily } from './identify.ts';
import { readInput, type ReadInput } from './read-input.ts';
import { candidatesOf, type Candidate, type InventoryExtension } from './recognise.ts';
import { settleByContent } from './settle-by-content.ts';
import { folderOf } from './tree-path.ts';
import type { UnreadFile } from './unread-files.ts';

export interface TakeOptions {
  readonly tree: FileTree;
  readonly extensions: readonly InventoryExtension[];
  readonly excludes: readonly Exclude[];
  /** Folders to walk; the root where absent, none when empty. */
  readonly starts?: readonly string[];
  /** Archives of the tree that are opened as folders. */
  readonly archives?: readonly string[];
  /** Names of files to notice beside the inputs. */
  readonly notice?: readonly string[];
  /** Tells files that no extension reads; see `createUnreadFiles`. */
  readonly unread?: (path: string) => UnreadFile | undefined;
  /** Files to take whatever their name. */
  readonly named?: readonly Found[];
  /** Ecosystems that components named by package URL may belong to. */
  readonly families?: readonly NamedFamily[];
}

/** A tree of files as an inventory, with everything that was seen and not read. */
export interface TakenInventory {
  readonly inventory: Inventory;
  readonly skipped: readonly SkippedInput[];
  readonly discovery: Discovery;
}

/**
 * Finds the inputs of a tree, reads them, joins them. Bad input is in the answer: per input its problems, per passed-over
 * file the reason. Rejects only for a bug.
 */
export async function takeInventory(options: TakeOptions): Promise<TakenInventory> {
  const walked = withNamed(await discover(options), options.named ?? []);
  const { settled, unsettled } = await settleByContent(options.tree, walked.found);
  const discovery = { ...walked, found: settled };
  const { claimed, skipped } = await claimInputs(discovery.found);
  const paths = discovery.found.map(({ path }) => path);
  const read = await readAll(options.tree, claimed, paths);
  const standing = await findInstalled(options, discovery.found);
  const trees = await claimInputs(standing.found);
  const installed = await readAll(
    options.tree,
    trees.claimed,
    standing.found.map(({ path }) => path),
  );
  const { kept, dropped } = dropIncluded(await identified([...read, ...installed], options.families ?? []));
  const joiner = new InventoryJoiner();
  const answered = answerManifests(kept, options.extensions);
  const unread = discovery.unread.filter(({ aside }) => aside === undefined).map(notRead);
  for (const { input, part } of [...answered, ...unread].sort((a, b) => byPath(a.input, b.input)))
    joiner.add(input, part);
  const unreadable = [...discovery.unreadable, ...standing.unreadable];
  return {
    inventory: joiner.build(),
    skipped: [...skipped, ...unsettled, ...dropped],
    discovery: { ...discovery, unreadable },
  };
}

/** An input that is refused by its name. */
function notRead({ path, manager, role, instead }: UnreadFile): ReadInput {
  const message = `there is no reader for files of ${manager}`;
  const problem: Problem = { code: 'no-reader', message, hint: instead, where: { path } };
  return { input: { path, reader: '', format: manager, role, files: [], problems: [problem] }, part: EMPTY_PART };
}

/** Lockfiles name the ecosystem of what they list; documents do not, and only they cost the look at package URLs. */
async function identified(read: ReadInput[], families: readonly NamedFamily[]): Promise<ReadInput[]> {
  if (!read.some(({ part }) => part.components.some(({ ecosystem }) => ecosystem === ''))) return read;
  const { identifyComponents } = await import('./identify.ts');
  return identifyComponents(read, families);
}

/** A file that is named is taken as it is named, also where the walk found it under another format. */
function withNamed(discovery: Discovery, named: readonly Found[]): Discovery {
  if (named.length === 0) return discovery;
  const paths = new Set(named.map(({ path }) => path));
  return { ...discovery, found: [...discovery.found.filter(({ path }) => !paths.has(path)), ...named].sort(byPath) };
}

async function readAll(
  tree: FileTree,
  claimed: readonly ClaimedInput[],
  paths: readonly string[],
): Promise<ReadInput[]> {
  const read: ReadInput[] = [];
  for (const input of claimed) read.push(await readInput(tree, input, paths));
  return read.sort((a, b) => byPath(a.input, b.input));
}

/** Installed trees stand in folders that the walk leaves out: they are looked for beside lockfiles and manifests. */
async function findInstalled(
  options: TakeOptions,
  found: readonly Found[],
): Promise<Pick<Discovery, 'found' | 'unreadable'>> {
  const paths = new Map<string, Candidate[]>();
  const unreadable: { path: string; reason: string }[] = [];
  const list = async (folder: string): Promise<readonly { readonly path: string }[]> => {
    try {
      return await options.tree.list(folder);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // Most projects have no installed tree at most of these places.
      if (error.code !== 'not-found') unreadable.push({ path: folder, reason: error.message });
      return [];
    }
  };
  for (const { extension, format, folder, pattern } of installedPatterns(options, found)) {
    for (const path of await expandPattern(list, folder, pattern)) {
      if (await options.tree.exists(path)) paths.set(path, [{ extension, format }]);
    }
  }
  return { found: [...paths].map(([path, candidates]) => ({ path, candidates })), unreadable };
}

interface InstalledPattern extends Candidate {
  readonly folder: string;
  readonly pattern: string;
}

/** Where installed trees may stand: each pattern of a format in each folder that has something of its extension. */
function installedPatterns(options: TakeOptions, found: readonly Found[]): InstalledPattern[] {
  return candidatesOf(options.extensions)
    .filter(({ format }) => format.role === 'installed')
    .flatMap(({ extension, format }) =>
      [...foldersOf(found, extension)].flatMap((folder) =>
        format.files.map((pattern) => ({ extension, format, folder, pattern })),
      ),
    );
}

function foldersOf(found: readonly Found[], extension: InventoryExtension): Set<string> {
  const folders = new Set<string>();
  for (const { path, candidates } of found) {
    if (candidates.some((candidate) => candidate.extension === extension && candidate.format.role !== 'settings')) {
      folders.add(folderOf(path));
    }
  }
  return folders;
}

/**
 * A file that another input of its format includes was read there: on its own it would only repeat. Files that include
 * each other in a circle: the first of them stays.
 */
function dropIncluded(read: readonly ReadInput[]): { kept: ReadInput[]; dropped: SkippedInput[] } {
  const included = new Set(read.flatMap(({ input }) => includesOf(input)));
  const readWith = new Map<string, string>();
  const kept: ReadInput[] = [];
  const dropped: SkippedInput[] = [];
  const keep = (item: ReadInput): void => {
    kept.push(item);
    for (const key of includesOf(item.input)) readWith.set(key, item.input.path);
  };
  for (const item of read) if (!included.has(keyOf(item.input, item.input.path))) keep(item);
  for (const item of read) {
    const { path, format, role } = item.input;
    if (!included.has(keyOf(item.input, path))) continue;
    const by = readWith.get(keyOf(item.input, path));
    if (by === undefined) keep(item);
    else dropped.push({ path, format, role, reason: `read with ${by}, which includes it` });
  }
  return { kept: kept.sort((a, b) => byPath(a.input, b.input)), dropped };
}

function includesOf(input: ReadInput['input']): string[] {
  return input.files.filter((file) => file !== input.path).map((file) => keyOf(input, file));
}

function keyOf(input: ReadInput['input'], path: string): string {
  return `${input.format} ${path}`;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}
