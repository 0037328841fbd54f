import type { EdgeKind, Source } from '@morel/model';
import { asObject, asString, entriesOf, get, type Step } from '@morel/parse';
import { gitSource, hostedSource } from '../source.ts';

/** One entry of a table of dependencies in a pubspec. */
export interface PubWish {
  /** As written. */
  readonly name: string;
  /** The version constraint; `any` where none is given. */
  readonly constraint: string;
  readonly kinds: readonly EdgeKind[];
  readonly source: Source;
  /** The SDK that it comes with. */
  readonly sdk: string | undefined;
  /** Where it stands in the file. */
  readonly path: readonly Step[];
}

/** Says that a member of the file is not of the kind it should be. */
export type WrongType = (path: readonly Step[], expected: string) => void;

/**
 * The entries of one table; what is not understood is left out and reported. Source: "Package dependencies" of dart.dev.
 */
export function readWishes(value: unknown, table: string, kind: EdgeKind, wrongType: WrongType): PubWish[] {
  const fields = get(value, table);
  if (fields !== undefined && fields !== null && !asObject(fields)) wrongType([table], 'a map of dependencies');
  return entriesOf(fields).flatMap(([name, entry]) => {
    const path = [table, name];
    const wish = readWish(entry, path, wrongType);
    return wish ? { name, kinds: [kind], path, ...wish } : [];
  });
}

type Asked = Pick<PubWish, 'constraint' | 'source' | 'sdk'>;

function readWish(entry: unknown, path: readonly Step[], wrongType: WrongType): Asked | undefined {
  if (entry === null || typeof entry === 'string') {
    return { constraint: entry ?? 'any', source: { kind: 'registry' }, sdk: undefined };
  }
  const fields = asObject(entry);
  if (!fields) return refuse(path, 'a version constraint or a map', wrongType);
  const version = get(fields, 'version') ?? 'any';
  if (typeof version !== 'string') return refuse([...path, 'version'], 'a version constraint', wrongType);
  const found = sourceOf(fields);
  return found ? { constraint: version, ...found } : refuse(path, 'of a source that is known', wrongType);
}

function refuse(path: readonly Step[], expected: string, wrongType: WrongType): undefined {
  wrongType(path, expected);
  return undefined;
}

function sourceOf(fields: Readonly<Record<string, unknown>>): Omit<Asked, 'constraint'> | undefined {
  const sdk = asString(get(fields, 'sdk'));
  if (sdk !== undefined) return { source: { kind: 'bundled' }, sdk };
  const path = asString(get(fields, 'path'));
  if (path !== undefined) return { source: { kind: 'link', path }, sdk: undefined };
  const git = get(fields, 'git');
  const repository = asString(git) ?? asString(get(git, 'url'));
  if (repository !== undefined) return { source: gitSource(repository, asString(get(git, 'ref'))), sdk: undefined };
  const hosted = get(fields, 'hosted');
  const server = asString(hosted) ?? asString(get(hosted, 'url'));
  if (server !== undefined) return { source: hostedSource(server), sdk: undefined };
  // A map with nothing but a version, or `hosted` with nothing but the name, is the default server's.
  const isDefault = Object.keys(fields).every((key) => key === 'version' || (key === 'hosted' && asObject(hosted)));
  return isDefault ? { source: { kind: 'registry' }, sdk: undefined } : undefined;
}
