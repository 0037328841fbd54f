import type { EdgeKind } from '@morel/model';
import { asArray, asObject, entriesOf, get, stringsOf } from '@morel/parse';

/** One dependency that a package asks for. */
export interface Wish {
  readonly name: string;
  readonly specifier: string;
  readonly kinds: readonly EdgeKind[];
  /** The member of the package's fields that it stands in. */
  readonly field: DependencyField;
}

export type DependencyField = 'dependencies' | 'devDependencies' | 'optionalDependencies' | 'peerDependencies';

/** The members of an object of a parsed file. Nothing that is inherited has the name of one that is looked up here. */
export type Fields = Readonly<Record<string, unknown>>;

/** What to do with a member that is not of the type it should be. */
export type WrongType = (path: readonly string[], expected: string) => void;

const PROD: readonly EdgeKind[] = ['prod'];
const DEV: readonly EdgeKind[] = ['dev'];
const OPTIONAL: readonly EdgeKind[] = ['optional'];
const PEER: readonly EdgeKind[] = ['peer'];
const OPTIONAL_PEER: readonly EdgeKind[] = ['peer', 'optional'];
const NONE: readonly Wish[] = [];

/**
 * What a package's fields (of its package.json, or as a lockfile repeats them) ask for. A name that stands among the
 * optional dependencies too is only that, as all clients have it. Development dependencies count where `withDev` is set:
 * nothing but projects installs them.
 */
export function wishesOf(fields: Fields, withDev: boolean, wrongType: WrongType): readonly Wish[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = fields;
  const dev = withDev ? devDependencies : undefined;
  const has = dependencies ?? dev ?? optionalDependencies ?? peerDependencies;
  if (has === undefined || has === null) return NONE;
  const wishes: Wish[] = [];
  const collect = (field: DependencyField, list: unknown, kindsOf: (name: string) => readonly EdgeKind[]): void => {
    for (const [name, specifier] of listed(field, list, wrongType)) {
      if (typeof specifier !== 'string') wrongType([field, name], 'a string');
      const isTaken = field === 'dependencies' && get(optionalDependencies, name) !== undefined;
      if (!isTaken) wishes.push({ name, specifier: textOf(specifier), kinds: kindsOf(name), field });
    }
  };
  collect('dependencies', dependencies, () => PROD);
  collect('devDependencies', dev, () => DEV);
  collect('optionalDependencies', optionalDependencies, () => OPTIONAL);
  if (peerDependencies !== undefined) collect('peerDependencies', peerDependencies, peerKinds(fields));
  return wishes;
}

/** Whether a dependency that nothing answers may be missing all the same. */
export function mayBeMissing(kinds: readonly EdgeKind[]): boolean {
  return kinds.includes('optional') || kinds.includes('peer');
}

function listed(field: DependencyField, list: unknown, wrongType: WrongType): [string, unknown][] {
  if (list === undefined || list === null) return [];
  // Some old packages have an empty list here, which all clients take.
  if (!asObject(list) && asArray(list)?.length !== 0) wrongType([field], 'an object');
  return entriesOf(list);
}

/** npm, Yarn and pnpm write `peerDependenciesMeta`, Bun's lockfile writes a list of names. */
function peerKinds({ peerDependenciesMeta, optionalPeers }: Fields): (name: string) => readonly EdgeKind[] {
  const optional = new Set(stringsOf(optionalPeers));
  for (const [name, meta] of entriesOf(peerDependenciesMeta)) if (get(meta, 'optional') === true) optional.add(name);
  return (name) => (optional.has(name) ? OPTIONAL_PEER : PEER);
}

function textOf(specifier: unknown): string {
  return typeof specifier === 'string' || typeof specifier === 'number' ? String(specifier) : '';
}
