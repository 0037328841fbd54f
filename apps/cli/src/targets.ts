import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { AppError, quote, type FileTree } from '@morel/model';
import {
  candidatesOf,
  createRecogniser,
  endsOf,
  findFormat,
  formatsBySigns,
  isArchiveName,
  openArchives,
  type Found,
  type InventoryExtension,
} from '@morel/inventory';
import { packingOf } from '@morel/parse';
import { createFolderTree, createMemoryTree, joinTrees } from '@morel/platform';
import { readStdin } from './read-stdin.ts';

/** What a command works on: one tree, where to start in it, and files that are named. */
export interface Targets {
  readonly tree: FileTree;
  readonly starts: readonly string[];
  readonly named: readonly Found[];
  /** Files that are opened as folders; they are among the starts. */
  readonly archives: readonly string[];
  /** The folder that paths in the report are relative to. */
  readonly base: string;
  /** Whether the tree is what lies in that folder now, not a revision of it. */
  readonly isOnDisk: boolean;
  /** What the report calls the whole. */
  readonly name: string;
}

/** Where something that is named lies: a real path. */
export interface Place {
  readonly path: string;
  readonly isFolder: boolean;
  readonly type?: string;
}

/** How the command at hand names things. */
export interface NamingOptions {
  /** The folder that paths start from, of what is named. */
  readonly from?: (places: readonly Place[]) => string;
  /** How the type of a file is said. */
  readonly typedAs?: string;
}

/** Roles of files that are asked about by name. */
const NAMED_ROLES: ReadonlySet<string> = new Set(['lockfile', 'manifest', 'sbom']);
/** How much of a file is looked at for the signs of a format. */
const HEAD_BYTES = 64 * 1024;
const TAIL_BYTES = 4 * 1024;
const STDIN = '-';

/**
 * Folders and files of the command line as one tree. Paths are named from the current folder where everything lies below
 * it, else from the nearest folder above all. Only the folders that are named, and those of named files, are opened.
 */
export async function resolveTargets(
  operands: readonly string[],
  lockfiles: readonly string[],
  extensions: readonly InventoryExtension[],
  { from = baseOf, typedAs = '--lockfile TYPE:FILE' }: NamingOptions = {},
): Promise<Targets> {
  const wanted = operands.length === 0 && lockfiles.length === 0 ? ['.'] : operands;
  const typed = lockfiles.map((text) => splitType(text, extensions));
  const stdin = typed.filter(({ path }) => path === STDIN);
  const places = [
    ...wanted.map((path) => locate(path)),
    ...typed.filter(({ path }) => path !== STDIN).map(({ path, type }) => locate(path, type)),
  ];
  const base = from(places);
  const within = [...new Set(places.map(({ path, isFolder }) => below(base, isFolder ? path : dirname(path))))];
  const files = namedFiles(places, base, { extensions, typedAs });
  const archives = files.flatMap((file) => ('archive' in file ? [file.archive] : []));
  const disk = places.length > 0 ? await createFolderTree(base, { within }) : undefined;
  const input = stdin.length > 0 ? await namedStdin(stdin, extensions) : undefined;
  const tree = disk && input ? joinTrees(disk, input.tree) : (disk ?? input?.tree ?? fail());
  return {
    tree: openArchives(tree, { archives, names: extensions.flatMap(({ archives: names = [] }) => names) }),
    starts: [...places.filter(({ isFolder }) => isFolder).map(({ path }) => below(base, path)), ...archives],
    named: [...files.filter((file) => 'candidates' in file), ...(input?.named ?? [])],
    archives,
    base,
    isOnDisk: true,
    name: [...wanted, ...lockfiles].join(' '),
  };
}

function fail(): never {
  throw new AppError('usage', 'nothing is named');
}

/** `TYPE:FILE`, where TYPE is a format; a Windows drive letter is no type. */
function splitType(text: string, extensions: readonly InventoryExtension[]): { path: string; type?: string } {
  const colon = text.indexOf(':');
  if (colon <= 1) return { path: colon === 0 ? text.slice(1) : text };
  const type = text.slice(0, colon);
  if (findFormat(extensions, type)) return { type, path: text.slice(colon + 1) };
  throw new AppError('usage', `${quote(type)} is no type of lockfile`, { hint: `Types: ${typeNames(extensions)}.` });
}

function typeNames(extensions: readonly InventoryExtension[]): string {
  return extensions
    .flatMap(({ formats }) => formats.filter(({ role }) => NAMED_ROLES.has(role)))
    .map(({ id }) => id)
    .join(', ');
}

function locate(path: string, type?: string): Place {
  const full = realPath(path);
  const isFolder = statSync(full).isDirectory();
  if (isFolder && type !== undefined)
    throw new AppError('usage', `${quote(path)} is a folder; --lockfile takes a file`);
  return { path: full, isFolder, ...(type !== undefined && { type }) };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(resolve(path));
  } catch {
    throw new AppError('not-found', `${quote(path)} does not exist`, { hint: 'Name a folder or a file to scan.' });
  }
}

/** The folder itself, or that of a file. */
export function folderAt({ path, isFolder }: Place): string {
  return isFolder ? path : dirname(path);
}

function baseOf(places: readonly Place[]): string {
  const folders = places.map(folderAt);
  const here = process.cwd();
  const [first = here] = folders;
  if (folders.every((folder) => folder === here || folder.startsWith(here + sep))) return here;
  return commonFolder(first, folders);
}

function commonFolder(first: string, folders: readonly string[]): string {
  let base = first;
  while (!folders.every((folder) => folder === base || folder.startsWith(base.endsWith(sep) ? base : base + sep)))
    base = dirname(base);
  return base;
}

function below(base: string, path: string): string {
  return relative(base, path).split(sep).join('/');
}

/**
 * Named files keep the format they are named with, or get it from their name, else from what stands in them. An archive has
 * none: what is in it is found as in a folder.
 */
function namedFiles(
  places: readonly Place[],
  base: string,
  { extensions, typedAs }: { readonly extensions: readonly InventoryExtension[]; readonly typedAs: string },
): (Found | { readonly archive: string })[] {
  const recognise = createRecogniser(extensions);
  return places
    .filter(({ isFolder }) => !isFolder)
    .map(({ path, type }) => {
      const name = below(base, path);
      const candidate = type === undefined ? undefined : findFormat(extensions, type);
      const byName = candidate ? [candidate] : recognise(name).filter(({ byContent }) => !byContent);
      if (byName.length > 0) return { path: name, candidates: byName };
      const ends = endsOfFile(path);
      // What is packed without being compressed may hold signs.
      if (packingOf(Buffer.from(ends, 'latin1')) !== undefined) return { archive: name };
      const candidates = formatsBySigns(candidatesOf(extensions), ends);
      if (candidates.length > 0) return { path: name, candidates };
      // One that is damaged is said when it is opened.
      if (isArchiveName(name, extensions)) return { archive: name };
      throw new AppError('usage', `${quote(name)} has a name that no format has`, {
        hint: `Nothing in it tells its format either. Say what it is with ${typedAs}. Types: ${typeNames(extensions)}.`,
      });
    });
}

/** The start and the end of a file; a byte-order mark and a wrong encoding hide no sign that is plain ASCII. */
function endsOfFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES + TAIL_BYTES);
    const head = readSync(file, bytes, 0, HEAD_BYTES, 0);
    const tail = readSync(file, bytes, head, TAIL_BYTES, Math.max(head, fstatSync(file).size - TAIL_BYTES));
    return bytes.toString('latin1', 0, head + tail);
  } finally {
    closeSync(file);
  }
}

async function namedStdin(
  typed: readonly { readonly type?: string }[],
  extensions: readonly InventoryExtension[],
): Promise<{ tree: FileTree; named: Found[] }> {
  const type = typed[0]?.type;
  if (typed.length > 1) throw new AppError('usage', 'standard input can be read once only');
  const bytes = await readStdin();
  const candidate =
    type === undefined ? formatsBySigns(candidatesOf(extensions), endsOf(bytes))[0] : findFormat(extensions, type);
  if (!candidate) {
    throw new AppError('usage', 'standard input has no name: say what it is with --lockfile TYPE:-', {
      hint: `Types: ${typeNames(extensions)}.`,
    });
  }
  const path = candidate.format.files.find((file) => !file.includes('*')) ?? candidate.format.id;
  return {
    tree: createMemoryTree('standard input', new Map([[path, bytes]])),
    named: [{ path, candidates: [candidate] }],
  };
}
