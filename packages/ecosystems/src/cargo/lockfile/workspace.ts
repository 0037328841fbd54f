import type { ReaderFiles } from '@morel/model';
import { compileGlob, type Parsed } from '@morel/parse';
import { joinPath } from '../../reading/tree-path.ts';
import { manifestOf, patchedFolders, type Manifest } from '../manifest/manifest.ts';

/** A manifest of the project's own, found from the one beside the lockfile. */
export interface LocalManifest {
  /** Relative to the lockfile's folder; `.` for the same. */
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface Workspace {
  /** The manifest beside the lockfile. */
  readonly root: Manifest | undefined;
  readonly byName: ReadonlyMap<string, LocalManifest>;
  /** Paths of the manifests that the answer depends on. */
  readonly wants: readonly string[];
  /** Whether a local package in this folder belongs to the workspace. */
  readonly isMember: (folder: string) => boolean;
}

/** Parses a manifest; undefined where the fast reader does not know how. */
export type ParseManifest = (text: string, path: string) => Parsed | undefined;

const MOST_MANIFESTS = 1000;
const MOST_PARTS = 5;
const FILE = '/Cargo.toml';
const WILDCARD = /[*?[]/;

/**
 * The manifests of the packages that a lockfile calls its own: the one beside it, the members that it lists, and all that
 * these name by path. Where the host found no manifests of its own, a pattern is tried with the names of the packages.
 * Undefined where a manifest is beyond the fast reader.
 */
export function findWorkspace(
  files: ReaderFiles,
  base: string,
  localNames: readonly string[],
  parse: ParseManifest,
): Workspace | undefined {
  const folders = new Set(['.']);
  const wants: string[] = [];
  const known = foldersBelow(base, files.found);
  const byName = new Map<string, LocalManifest>();
  let root: Manifest | undefined;
  // A set hands out what is added to it while it is walked.
  for (const folder of folders) {
    const path = joinPath(base, `${folder}/Cargo.toml`);
    wants.push(path);
    const file = files.get(path);
    if (!file || !('text' in file)) continue;
    const parsed = parse(file.text, path);
    if (!parsed) return undefined;
    const manifest = manifestOf(parsed);
    if (folder === '.') root = manifest;
    if (manifest.package && !byName.has(manifest.package.name)) byName.set(manifest.package.name, { folder, manifest });
    const members = folder === '.' ? memberFolders(manifest, known, localNames) : [];
    for (const named of [...foldersNamedBy(manifest, parsed), ...members]) {
      if (folders.size < MOST_MANIFESTS) folders.add(joinPath(folder, named));
    }
  }
  return { root, byName, wants, isMember: membership(root) };
}

/** Folders with a manifest, as seen from the lockfile's; undefined where the host did not look for manifests. */
function foldersBelow(base: string, found: readonly string[] | undefined): readonly string[] | undefined {
  if (!found?.includes(joinPath(base, FILE))) return undefined;
  const start = base === '.' ? '' : `${base}/`;
  const manifests = found.filter((path) => path.endsWith(FILE) && path.startsWith(start));
  return manifests.map((path) => path.slice(start.length, -FILE.length)).filter((folder) => folder !== '');
}

function foldersNamedBy(manifest: Manifest, parsed: Parsed): string[] {
  const wishes = [...manifest.wishes, ...(manifest.workspace?.dependencies ?? [])];
  const byPath = wishes.flatMap(({ source }) => (source.kind === 'link' ? [source.path] : []));
  return [...byPath, ...patchedFolders(parsed)];
}

/** The folders that `members` takes in: those with a manifest that a pattern fits, but for the excluded ones. */
function memberFolders(
  manifest: Manifest,
  known: readonly string[] | undefined,
  localNames: readonly string[],
): readonly string[] {
  const members = manifest.workspace?.members.slice(0, MOST_MANIFESTS) ?? [];
  const patterns = members.filter((member) => WILDCARD.test(member));
  const named = members.filter((member) => !WILDCARD.test(member));
  if (!known) {
    const candidates = localNames.slice(0, MOST_MANIFESTS).flatMap(folderNames);
    return [...named, ...patterns.flatMap((pattern) => expand(pattern, candidates))];
  }
  // A class such as `[0-9]` is taken for any one character: what is too much has no package in the lockfile.
  const tests = patterns.map((pattern) => compileGlob(joinPath('.', pattern.replace(/\[[^\]]*\]/g, '?'))));
  const isMember = membership(manifest);
  return [...named, ...known.filter((folder) => isMember(folder) && tests.some((fits) => fits(folder)))];
}

/** What the folder of a package may be called: as the package, or without the prefix that all packages share. */
function folderNames(name: string): string[] {
  const parts = name.split('-', MOST_PARTS);
  return parts.map((_, first) => parts.slice(first).join('-'));
}

/** `crates/*` with every candidate in place of the star; a pattern with more than one star cannot be guessed. */
function expand(pattern: string, candidates: readonly string[]): string[] {
  const [before = '', after, ...more] = pattern.split('*', 3);
  if (after === undefined || more.length > 0 || /[?[]/.test(pattern)) return [];
  const prefix = before.slice(before.lastIndexOf('/') + 1);
  return candidates
    .filter((name) => name.startsWith(prefix))
    .map((name) => `${before}${name.slice(prefix.length)}${after}`);
}

/**
 * With a workspace table, every local package below its folder is a member unless excluded; without, there are none.
 * `exclude` holds folders, no patterns, and gives way to a folder that `members` names.
 */
function membership(root: Manifest | undefined): (folder: string) => boolean {
  if (!root?.workspace) return () => false;
  const excluded = root.workspace.exclude.map((folder) => joinPath('.', folder));
  const named = root.workspace.members.map((folder) => joinPath('.', folder));
  return (folder) => {
    if (folder === '..' || folder.startsWith('../')) return false;
    return isWithinOne(folder, named) || !isWithinOne(folder, excluded);
  };
}

function isWithinOne(folder: string, others: readonly string[]): boolean {
  return others.some((other) => folder === other || folder.startsWith(`${other}/`));
}
