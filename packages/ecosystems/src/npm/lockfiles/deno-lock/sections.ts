import { asObject, asString, entriesOf, get, type Step } from '@morel/parse';
import { splitNameAt } from '../../specifier.ts';

/** The parts of a deno.lock, alike for all versions of the format. */
export interface DenoSections {
  /** What is asked for (`npm:chalk@^5`) and the id of what answers it (`npm:chalk@5.6.2`). */
  readonly specifiers: ReadonlyMap<string, string>;
  /** Specifiers by kind and name. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly packages: readonly DenoPackage[];
  /** Addresses of modules with their digests. */
  readonly remote: unknown;
  readonly workspace: unknown;
  /** Members that are not of the type they should be. */
  readonly wrong: readonly (readonly Step[])[];
}

/** An entry of the section `npm` or `jsr`. */
export interface DenoPackage {
  readonly kind: 'npm' | 'jsr';
  /** `chalk@5.6.2`, for npm with the peers that were chosen behind a `_`. */
  readonly key: string;
  readonly fields: unknown;
  readonly at: readonly Step[];
}

type Path = readonly string[];

/** Where each version has its sections. Source: the transforms of the crate `deno_lockfile`, from each version to the next. */
const PLACES: Readonly<Record<string, { readonly specifiers: Path; readonly npm: Path; readonly jsr?: Path }>> = {
  2: { specifiers: ['npm', 'specifiers'], npm: ['npm', 'packages'] },
  3: { specifiers: ['packages', 'specifiers'], npm: ['packages', 'npm'], jsr: ['packages', 'jsr'] },
  4: { specifiers: ['specifiers'], npm: ['npm'], jsr: ['jsr'] },
  5: { specifiers: ['specifiers'], npm: ['npm'], jsr: ['jsr'] },
};

export function isKnownVersion(version: string): boolean {
  return Object.hasOwn(PLACES, version);
}

export function sectionsOf(root: unknown, version: string): DenoSections {
  const places = PLACES[version] ?? { specifiers: [], npm: [] };
  const at = (path: Path): unknown => path.reduce<unknown>((value, key) => get(value, key), root);
  const specifiers = new Map<string, string>();
  const wrong: (readonly Step[])[] = [];
  for (const [asked, value] of entriesOf(at(places.specifiers))) {
    const answer = asString(value);
    if (answer === undefined) wrong.push([...places.specifiers, asked]);
    else if (version === '2') specifiers.set(`npm:${asked}`, `npm:${answer}`);
    else specifiers.set(asked, version === '3' ? answer : `${nameOf(asked)}@${answer}`);
  }
  const packages = (['npm', 'jsr'] as const).flatMap((kind) => {
    const place = places[kind];
    if (!place) return [];
    return entriesOf(at(place)).map(([key, fields]) => ({ kind, key, fields, at: [...place, key] }));
  });
  const remote = ['remote'];
  const workspace = ['workspace'];
  for (const place of [places.specifiers, places.npm, places.jsr ?? remote, remote, workspace]) {
    if (at(place) !== undefined && !asObject(at(place))) wrong.push(place);
  }
  return {
    specifiers,
    byName: groupByName(specifiers.keys()),
    packages,
    remote: at(remote),
    workspace: at(workspace),
    wrong,
  };
}

function groupByName(specifiers: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const specifier of specifiers) {
    const name = nameOf(specifier);
    const group = groups.get(name);
    if (group) group.push(specifier);
    else groups.set(name, [specifier]);
  }
  return groups;
}

/** `npm:@scope/name` of `npm:@scope/name@^1`. */
export function nameOf(asked: string): string {
  const colon = asked.indexOf(':') + 1;
  return asked.slice(0, colon) + splitNameAt(asked.slice(colon)).name;
}
