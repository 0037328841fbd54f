import { quote, type ProblemLog, type Source, type Span, type SpanSource } from '@morel/model';
import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import { withoutUser } from '../../../reading/without-user.ts';
import { archivedPackage, sourceOfAddress } from '../../address.ts';
import { digestsOf } from '../../integrity.ts';
import { isTooDeep } from '../../nesting.ts';
import { readSpecifier } from '../../specifier.ts';
import type { Wish } from '../../wishes.ts';
import type { Place } from './place.ts';

const ARCHIVE = /\.(?:tgz|tar|tar\.gz)$/;

/**
 * The places of `dependencies`, a tree, which npm up to version 6 writes (lockfileVersion 1, and none before npm 5). It
 * does not tell optional from required dependencies, nor what the project itself asks for.
 */
export function legacyPlaces(parsed: Parsed, log: ProblemLog): Place[] {
  const places: Place[] = [];
  collect({ parsed, log, places }, get(parsed.value, 'dependencies'), '', ['dependencies']);
  return places;
}

interface Walk {
  readonly parsed: Parsed;
  readonly log: ProblemLog;
  readonly places: Place[];
}

function collect(walk: Walk, dependencies: unknown, parent: string, steps: readonly string[]): void {
  for (const [name, fields] of entriesOf(dependencies)) {
    const span = (): Span | undefined => walk.parsed.span(...steps, name);
    if (!asObject(fields) || name === '') {
      walk.log.add('unknown-entry', `the entry ${quote(name)} is not a package with its fields`, span);
      continue;
    }
    const path = `${parent}node_modules/${name}`;
    if (isTooDeep(path)) {
      walk.log.add('too-deep', `the entry ${quote(name)} is nested too deep`, span);
      continue;
    }
    walk.places.push(readPlace(walk, path, name, { fields, span }));
    const nested = get(fields, 'dependencies');
    if (nested === undefined) continue;
    if (!asObject(nested)) walk.log.add('unknown-entry', `"dependencies" of ${quote(name)} is not an object`, span);
    collect(walk, nested, `${path}/`, [...steps, name, 'dependencies']);
  }
}

interface Node {
  readonly fields: unknown;
  readonly span: SpanSource;
}

function readPlace({ log }: Walk, path: string, installName: string, { fields, span }: Node): Place {
  const written = get(fields, 'version');
  const text = asString(written);
  if (written !== undefined && text === undefined) {
    log.add('unknown-entry', `"version" of ${quote(installName)} is not a string`, span);
  }
  const resolved = asString(get(fields, 'resolved'));
  const isBundled = get(fields, 'bundled') === true;
  return {
    path,
    installName,
    ...identityOf(installName, text, resolved, isBundled),
    link: undefined,
    wishes: requirementsOf(fields, installName, log, span),
    digests: digestsOf(asString(get(fields, 'integrity'))),
    marker: undefined,
    notice: undefined,
    installScript: false,
    licences: undefined,
    dev: get(fields, 'dev') === true,
    optional: get(fields, 'optional') === true,
    span,
  };
}

/** `version` holds a version, an alias, or the address that the package came from. */
function identityOf(
  name: string,
  text: string | undefined,
  resolved: string | undefined,
  isBundled: boolean,
): Pick<Place, 'name' | 'version' | 'source'> {
  if (isBundled || text === undefined) {
    return { name, version: text || undefined, source: isBundled ? { kind: 'bundled' } : registrySource(resolved) };
  }
  const specifier = readSpecifier(text);
  const address = sourceOfAddress(specifier.address ?? text);
  if (address) {
    const archived = address.kind === 'url' ? archivedPackage(address.url) : undefined;
    return { name, version: undefined, ...archived, source: asFolder(address) };
  }
  const from = resolved === undefined ? undefined : sourceOfAddress(resolved);
  const source = from?.kind === 'git' ? from : registrySource(resolved);
  return { name: specifier.name ?? name, version: specifier.range || text || undefined, source };
}

/** npm links folders and unpacks archives; both are written with `file:`. */
function asFolder(source: Source): Source {
  return source.kind === 'file' && !ARCHIVE.test(source.path) ? { kind: 'link', path: source.path } : source;
}

function registrySource(resolved: string | undefined): Source {
  return resolved?.startsWith('http') ? { kind: 'registry', url: withoutUser(resolved) } : { kind: 'registry' };
}

function requirementsOf(fields: unknown, name: string, log: ProblemLog, span: SpanSource): Wish[] {
  const requires = get(fields, 'requires');
  if (requires === undefined || typeof requires === 'boolean') return [];
  if (!asObject(requires)) log.add('unknown-entry', `"requires" of ${quote(name)} is not an object`, span);
  return entriesOf(requires).map(([dependency, specifier]) => ({
    name: dependency,
    specifier: asString(specifier) ?? '',
    kinds: ['prod'],
    field: 'dependencies',
  }));
}
