import type { EdgeKind, Source } from '@morel/model';
import { asObject, asString, entriesOf, get, type Step } from '@morel/parse';
import { gitSource, registrySource } from '../source.ts';
import { onByDefault } from './default-features.ts';

/** Says that a member of the file is not of the type it should be. */
export type WrongType = (path: readonly Step[], expected: string) => void;

/** One entry of a table of dependencies. */
export interface CrateWish {
  /** The name that the code uses, which `package = "…"` may tell apart from the crate's own. */
  readonly key: string;
  readonly name: string;
  /** Version requirement; absent where none is given. */
  readonly requirement: string | undefined;
  readonly kinds: readonly EdgeKind[];
  readonly source: Source;
  /** The rest stands in the workspace's own manifest. */
  readonly inherits: boolean;
  /** `cfg(…)` or target triple that it is for. */
  readonly target: string | undefined;
  /** Where it stands in the file. */
  readonly path: readonly Step[];
}

/** A table of dependencies as parsed; `kind` is undefined for the one that members inherit from. */
export interface DependencyTable {
  readonly fields: unknown;
  readonly path: readonly Step[];
  readonly kind: EdgeKind | undefined;
  readonly target?: string;
  /** Keys of optional ones that are on unless somebody turns them off. */
  readonly isOn?: ReadonlySet<string>;
}

const KINDS: ReadonlyMap<string, EdgeKind> = new Map([
  ['dependencies', 'prod'],
  ['dev-dependencies', 'dev'],
  ['dev_dependencies', 'dev'],
  ['build-dependencies', 'build'],
  ['build_dependencies', 'build'],
]);

/** The tables of a manifest that its own package depends by. */
export function dependencyTables(value: unknown): DependencyTable[] {
  const targets = entriesOf(get(value, 'target'));
  const isOn = onByDefault(value);
  return [
    ...tablesIn(value, []).map((table) => ({ ...table, isOn })),
    ...targets.flatMap(([target, fields]) =>
      tablesIn(fields, ['target', target]).map((table) => ({ ...table, target, isOn })),
    ),
  ];
}

function tablesIn(fields: unknown, path: readonly Step[]): DependencyTable[] {
  return [...KINDS].flatMap(([member, kind]) => {
    const table = get(fields, member);
    return table === undefined ? [] : [{ fields: table, path: [...path, member], kind }];
  });
}

/** The entries of one table; what is of a wrong type is left out and reported. */
export function readDependencies(table: DependencyTable, wrongType: WrongType): CrateWish[] {
  if (table.fields !== undefined && !asObject(table.fields)) wrongType(table.path, 'a table');
  return entriesOf(table.fields).flatMap(([key, entry]) => readDependency(table, key, entry, wrongType) ?? []);
}

function readDependency(
  table: DependencyTable,
  key: string,
  entry: unknown,
  wrongType: WrongType,
): CrateWish | undefined {
  const path = [...table.path, key];
  if (typeof entry !== 'string' && !asObject(entry)) {
    wrongType(path, 'a version requirement or a table');
    return undefined;
  }
  for (const member of ['version', 'git', 'path', 'package', 'registry', 'registry-index', 'rev', 'branch', 'tag']) {
    const given = get(entry, member);
    if (given === undefined || typeof given === 'string') continue;
    wrongType([...path, member], 'a string');
    return undefined;
  }
  const isOptional = get(entry, 'optional') === true && !table.isOn?.has(key);
  return {
    key,
    name: asString(get(entry, 'package')) ?? key,
    requirement: asString(entry) ?? asString(get(entry, 'version')),
    kinds: kindsOf(table.kind, isOptional),
    source: sourceOfEntry(entry),
    inherits: get(entry, 'workspace') === true,
    target: table.target,
    path,
  };
}

function kindsOf(kind: EdgeKind | undefined, isOptional: boolean): readonly EdgeKind[] {
  if (kind === undefined) return [];
  if (!isOptional) return [kind];
  return kind === 'build' ? ['build', 'optional'] : ['optional'];
}

/** A path wins over git and a registry: they say where a published crate finds it, the path says what is built here. */
function sourceOfEntry(entry: unknown): Source {
  const path = asString(get(entry, 'path'));
  if (path !== undefined) return { kind: 'link', path };
  const git = asString(get(entry, 'git'));
  if (git !== undefined) return gitSource(`${git}#${asString(get(entry, 'rev')) ?? ''}`);
  const index = asString(get(entry, 'registry-index'));
  if (index !== undefined) return registrySource(index);
  return { kind: 'registry' };
}
