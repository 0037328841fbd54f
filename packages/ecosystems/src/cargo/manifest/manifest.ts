import { asObject, asString, entriesOf, get, stringsOf, type Parsed } from '@morel/parse';
import { dependencyTables, readDependencies, type CrateWish, type WrongType } from './dependencies.ts';

/** What a Cargo.toml says, as far as readers need it. */
export interface Manifest {
  /** Absent for the manifest of a workspace that is no package itself. */
  readonly package: { readonly name: string; readonly version: string | undefined } | undefined;
  readonly wishes: readonly CrateWish[];
  readonly workspace: Workspace | undefined;
}

export interface Workspace {
  /** Patterns of folders. */
  readonly members: readonly string[];
  readonly exclude: readonly string[];
  /** What members may inherit, by key. */
  readonly dependencies: readonly CrateWish[];
}

/** The manifest in a parsed Cargo.toml. */
export function manifestOf({ value }: Parsed, wrongType: WrongType = () => undefined): Manifest {
  return {
    package: packageOf(value),
    wishes: dependencyTables(value).flatMap((table) => readDependencies(table, wrongType)),
    workspace: workspaceOf(value, wrongType),
  };
}

function packageOf(value: unknown): Manifest['package'] {
  // `project` is what the table was called before Rust 1.0.
  const fields = asObject(get(value, 'package')) ?? asObject(get(value, 'project'));
  const name = asString(get(fields, 'name'));
  if (!name) return undefined;
  const version = get(fields, 'version');
  const inherited = get(get(get(value, 'workspace'), 'package'), 'version');
  return { name, version: asString(get(version, 'workspace') === true ? inherited : version) };
}

function workspaceOf(value: unknown, wrongType: WrongType): Workspace | undefined {
  const fields = asObject(get(value, 'workspace'));
  if (!fields) return undefined;
  const table = { fields: get(fields, 'dependencies'), path: ['workspace', 'dependencies'], kind: undefined };
  return {
    members: stringsOf(get(fields, 'members')),
    exclude: stringsOf(get(fields, 'exclude')),
    dependencies: readDependencies(table, wrongType),
  };
}

/** Folders that the manifest names outside of its dependencies: replacements by `[patch]`. */
export function patchedFolders({ value }: Parsed): string[] {
  return entriesOf(get(value, 'patch')).flatMap(([, table]) => {
    return entriesOf(table).flatMap(([, entry]) => asString(get(entry, 'path')) ?? []);
  });
}
