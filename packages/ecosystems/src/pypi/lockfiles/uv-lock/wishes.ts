import type { EdgeKind } from '@morel/model';
import { asArray, asString, entriesOf, get, stringsOf } from '@morel/parse';
import type { Wish } from '../../lock-node.ts';
import { normaliseName } from '../../names.ts';
import { canonicalSpecifier } from '../../requirement/specifier.ts';

/** Which extras of which packages some dependency asks for. */
export interface Extras {
  isRequested(name: string, extra: string): boolean;
}

/** Collects the extras that dependencies name; those that only a package's own extras name count as well. */
export function requestedExtras(tables: readonly unknown[]): Extras {
  const requested = new Set<string>();
  for (const table of tables) {
    const lists = [
      get(table, 'dependencies'),
      ...entriesOf(get(table, 'optional-dependencies')).map(([, list]) => list),
      ...entriesOf(get(table, 'dev-dependencies')).map(([, list]) => list),
    ];
    for (const dependency of lists.flatMap((list) => asArray(list) ?? [])) {
      const name = normaliseName(asString(get(dependency, 'name')) ?? '');
      for (const extra of stringsOf(get(dependency, 'extra'))) requested.add(`${name} ${normaliseName(extra)}`);
    }
  }
  return { isRequested: (name, extra) => requested.has(`${name} ${normaliseName(extra)}`) };
}

/** The specifier of each name; none for names that several markers give several specifiers. */
export type Specifiers = ReadonlyMap<string, string | undefined>;

/** The wishes of a list of dependencies, with the specifiers that the list itself leaves out. */
export function wishesOfList(list: unknown, kinds: readonly EdgeKind[], specifiers: Specifiers | undefined): Wish[] {
  return (asArray(list) ?? []).flatMap((dependency) => {
    const name = asString(get(dependency, 'name'));
    if (!name) return [];
    const normalised = normaliseName(name);
    const version = asString(get(dependency, 'version'));
    const marker = asString(get(dependency, 'marker'));
    const specifier = specifiers?.get(normalised);
    return [
      {
        name: normalised,
        kinds,
        ...(specifier !== undefined && { specifier }),
        ...(version !== undefined && { version }),
        ...(marker !== undefined && { marker }),
      },
    ];
  });
}

/** The wishes of dependency groups, with the specifiers of the groups in `metadata`. */
export function groupWishes(groups: unknown, metadata: unknown): Wish[] {
  return entriesOf(groups).flatMap(([group, list]) => wishesOfList(list, ['dev'], specifiersOf(get(metadata, group))));
}

/** The specifiers in the list that repeats what a manifest says; undefined where there is none. */
export function specifiersOf(metadata: unknown): Specifiers | undefined {
  const list = asArray(metadata);
  if (!list) return undefined;
  const specifiers = new Map<string, string | undefined>();
  for (const item of list) {
    const name = normaliseName(asString(get(item, 'name')) ?? '');
    const specifier = canonicalSpecifier(asString(get(item, 'specifier')) ?? '');
    specifiers.set(name, specifiers.has(name) && specifiers.get(name) !== specifier ? undefined : specifier);
  }
  return specifiers;
}
