import type { ReaderFiles } from '@morel/model';
import { asObject, asString, get, readJson, stringsOf } from '@morel/parse';
import { joinPath } from '../../reading/tree-path.ts';
import { wishesOf, type Fields, type Wish } from '../wishes.ts';

/** What a lockfile's reader needs of the package.json beside it. */
export interface Manifest {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly wishes: readonly Wish[];
  /** Patterns of workspace members. */
  readonly workspaces: readonly string[];
  /** Yarn's and npm's list of replaced dependencies, as far as it is a flat one. */
  readonly resolutions: unknown;
}

/**
 * The package.json of a folder: `pending` while the host has not fetched it (ask for it with `wants`), undefined where
 * there is none or it cannot be read, which its own reader reports.
 */
export function manifestIn(files: ReaderFiles, folder: string): Manifest | 'pending' | undefined {
  const file = files.get(manifestPath(folder));
  if (file === undefined) return 'pending';
  if (!('text' in file)) return undefined;
  const { value } = readJson(file.text, file.path);
  const fields = asObject(value);
  return fields && manifestOf(fields);
}

/** Path of the package.json of a folder of the tree. */
export function manifestPath(folder: string): string {
  return joinPath(folder, 'package.json');
}

/** The same from fields that a lockfile repeats. */
export function manifestOf(fields: Fields): Manifest {
  return {
    name: asString(get(fields, 'name')),
    version: asString(get(fields, 'version')),
    wishes: wishesOf(fields, true, () => undefined),
    workspaces: workspacesOf(fields),
    resolutions: get(fields, 'resolutions'),
  };
}

/** `workspaces` is a list of patterns, or an object that holds one in `packages`. */
export function workspacesOf(fields: unknown): string[] {
  const workspaces = get(fields, 'workspaces');
  return stringsOf(Array.isArray(workspaces) ? workspaces : get(workspaces, 'packages'));
}
