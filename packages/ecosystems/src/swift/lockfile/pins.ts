import { asArray, asString, get, type Step } from '@morel/parse';
import { isLocalPath, repositoryOf } from '../location.ts';

/** One pin of a Package.resolved of any version. */
export interface Pin {
  /** What SwiftPM calls the package; unique within the file. */
  readonly identity: string;
  readonly kind: 'repository' | 'local' | 'registry';
  /** Address of the repository, or a path; empty where the file does not say. */
  readonly location: string;
  readonly version: string | undefined;
  readonly revision: string | undefined;
  /** Where it stands in the file. */
  readonly path: readonly Step[];
}

const KINDS: ReadonlyMap<unknown, Pin['kind']> = new Map<unknown, Pin['kind']>([
  ['remoteSourceControl', 'repository'],
  ['localSourceControl', 'local'],
  ['fileSystem', 'local'],
  ['registry', 'registry'],
]);

/** The path to the list of pins, in the version of the format. */
export function pinsPath(version: string): readonly string[] {
  return version === '1' ? ['object', 'pins'] : ['pins'];
}

/**
 * The pins of a file; undefined in the place of one that SwiftPM could not read either. Source: `ResolvedPackagesStore` of
 * SwiftPM, which has the three versions of the format.
 */
export function pinsIn(value: unknown, version: string): readonly (Pin | undefined)[] {
  const path = pinsPath(version);
  const listed = asArray(path.reduce<unknown>((inner, key) => get(inner, key), value)) ?? [];
  return listed.map((fields, at) => (version === '1' ? firstPin(fields, [...path, at]) : pin(fields, [...path, at])));
}

function pin(fields: unknown, path: readonly Step[]): Pin | undefined {
  const identity = asString(get(fields, 'identity'));
  const kind = KINDS.get(get(fields, 'kind'));
  const state = stateOf(get(fields, 'state'));
  if (!identity || !kind || !state) return undefined;
  const location = asString(get(fields, 'location')) ?? '';
  // A registry may stand in for a repository: then the pin says for which.
  const original = asString(get(fields, 'originalLocation')) ?? '';
  if (kind === 'registry') return { identity, kind, location: original, ...state, path };
  if (location === '') return undefined;
  return { identity, kind: isLocalPath(location) ? 'local' : kind, location, ...state, path };
}

/** In version 1 a package is known by its address alone; its name is for show. */
function firstPin(fields: unknown, path: readonly Step[]): Pin | undefined {
  const location = asString(get(fields, 'repositoryURL'));
  const state = stateOf(get(fields, 'state'));
  if (!location || !state) return undefined;
  const identity = identityOf(location);
  return identity
    ? { identity, kind: isLocalPath(location) ? 'local' : 'repository', location, ...state, path }
    : undefined;
}

/** The last part of an address, in lower case. */
function identityOf(location: string): string {
  return repositoryOf(location).split('/').at(-1)?.toLowerCase() ?? '';
}

function stateOf(state: unknown): Pick<Pin, 'version' | 'revision'> | undefined {
  const version = asString(get(state, 'version')) || undefined;
  const revision = asString(get(state, 'revision')) || undefined;
  return version === undefined && revision === undefined ? undefined : { version, revision };
}
