import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Claim,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, asString, get, readJson, type Parsed } from '@morel/parse';
import { folderOf, joinPath } from '../../../reading/tree-path.ts';
import { manifestIn, manifestOf, manifestPath, type Manifest } from '../../manifest/manifest.ts';
import { compileWorkspaces } from '../../manifest/workspaces.ts';
import { waitingFor } from '../../waiting.ts';
import { connectPlaces, type Project } from './connect-places.ts';
import { currentPlaces } from './current-places.ts';
import { legacyPlaces } from './legacy-places.ts';
import type { Place } from './place.ts';

const SHRINKWRAP = 'npm-shrinkwrap.json';

/** Reads package-lock.json and npm-shrinkwrap.json of all versions. */
export const packageLockReader: Reader = {
  format: 'package-lock',
  claim: claimLockfiles,
  read: (files) => readPackageLock(files, { path: '.', isComplete: true }),
};

/** npm ignores a package-lock.json beside an npm-shrinkwrap.json. */
function claimLockfiles(paths: readonly string[]): readonly Claim[] {
  const shrinkwrapped = new Set(paths.filter((path) => path.endsWith(SHRINKWRAP)).map(folderOf));
  return paths
    .filter((path) => path.endsWith(SHRINKWRAP) || !shrinkwrapped.has(folderOf(path)))
    .map((main) => ({ main }));
}

/**
 * Reads the text of a lockfile of npm. `project.path` is the project's folder as seen from the file's, `isComplete` is
 * false for the list of an installed tree.
 */
export function readPackageLock(files: ReaderFiles, project: Pick<Project, 'path' | 'isComplete'>): ReadResult {
  const { path, text } = files.main;
  const folder = joinPath(folderOf(path), project.path);
  const parsed = readJson(text, path);
  const log = createProblemLog(path, parsed.problems);
  const places = placesOf(parsed, log);
  const formatVersion = versionOf(parsed);
  const format = formatVersion === undefined ? {} : { formatVersion };
  if (!places) return { inventory: new InventoryBuilder().build(), problems: log.list(), ...format };
  const root = manifestOfRoot(parsed);
  const manifest = root ?? manifestIn(files, folder);
  const wants = root ? {} : { wants: [manifestPath(folder)] };
  if (manifest === 'pending') return waitingFor(path, [manifestPath(folder)]);
  const inventory = connectPlaces(places, { ...projectOf(parsed, places, manifest), ...project, folder }, log).build();
  return { inventory, problems: log.list(), ...format, ...wants };
}

/** The places, or undefined (and why) where the text is no lockfile that is known. */
function placesOf(parsed: Parsed, log: ProblemLog): Place[] | undefined {
  if (parsed.value === undefined) return undefined;
  if (!asObject(parsed.value)) {
    log.add('wrong-format', 'the file holds no JSON object, so it is not a lockfile of npm');
    return undefined;
  }
  const version = get(parsed.value, 'lockfileVersion');
  if (version !== undefined && version !== 1 && version !== 2 && version !== 3) {
    const known = 'lockfileVersion 1, 2 and 3 are known';
    log.add(
      'unknown-format-version',
      `lockfileVersion is ${quote(JSON.stringify(version))}; ${known}`,
      parsed.span('lockfileVersion'),
    );
    return undefined;
  }
  const hasPackages = get(parsed.value, 'packages') !== undefined;
  const member = hasPackages ? 'packages' : 'dependencies';
  const list = get(parsed.value, member);
  if (list === undefined && version === 1) return [];
  if (!asObject(list)) {
    const what =
      list === undefined ? 'has neither "packages" nor "dependencies"' : `has a ${quote(member)} that is no object`;
    log.add('wrong-format', `the file ${what}, so it is not a lockfile of npm`, parsed.span(member));
    return undefined;
  }
  return hasPackages ? currentPlaces(parsed, log) : legacyPlaces(parsed, log);
}

function versionOf({ value }: Parsed): string | undefined {
  const version = get(value, 'lockfileVersion');
  return typeof version === 'number' ? String(version) : undefined;
}

/** The project's own entry; npm writes none into the tree of old versions and into the list of what is installed. */
function manifestOfRoot({ value }: Parsed): Manifest | undefined {
  const fields = asObject(get(get(value, 'packages'), ''));
  return fields && manifestOf(fields);
}

function projectOf(
  { value }: Parsed,
  places: readonly Place[],
  manifest: Manifest | undefined,
): Omit<Project, 'path' | 'isComplete' | 'folder'> {
  const workspaces = manifest?.workspaces ?? [];
  const isListed = compileWorkspaces(workspaces);
  const asked = askedFolders(places, manifest);
  return {
    name: manifest?.name ?? asString(get(value, 'name')),
    version: manifest?.version ?? asString(get(value, 'version')),
    wishes: manifest?.wishes,
    isMember: (path) => workspaces.length > 0 && (isListed(path) || !asked.has(path)),
  };
}

/** Folders that a `file:` dependency names: linked in, but no members. */
function askedFolders(places: readonly Place[], manifest: Manifest | undefined): ReadonlySet<string> {
  const folders = new Set<string>();
  const collect = (from: string, wishes: readonly { readonly specifier: string }[]): void => {
    for (const { specifier } of wishes) {
      if (specifier.startsWith('file:')) folders.add(joinPath(from, specifier.slice('file:'.length)));
    }
  };
  collect('.', manifest?.wishes ?? []);
  for (const { path, wishes } of places) collect(path || '.', wishes);
  return folders;
}
