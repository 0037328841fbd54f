import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Source,
} from '@morel/model';
import { asObject, asString, entriesOf, get, readJson, type Parsed } from '@morel/parse';
import { digestsOf } from '../digest.ts';
import { addTargets, type GraphNode, type GraphTarget } from '../graph.ts';
import { names, nugetComponent, projectComponent } from '../names.ts';
import { addProject, createPlaces, type PlaceOf } from '../project-root.ts';

const NEWEST_VERSION = 2;
const KINDS: ReadonlySet<string> = new Set(['direct', 'transitive', 'centraltransitive', 'project']);

/**
 * Reads packages.lock.json, versions 1 and 2: for each framework all packages and projects with what they ask for. A
 * target with a platform (`net8.0/linux-x64`) lists only what differs from its framework. Source: NuGet's "Lock file" and
 * `PackagesLockFileFormat`.
 */
export const packagesLockReader: Reader = { format: 'nuget-lock', read: readLock };

function readLock(files: ReaderFiles): ReadResult {
  const { path, text } = files.main;
  const parsed = readJson(text, path);
  const log = createProblemLog(path, parsed.problems);
  const builder = new InventoryBuilder();
  const version = get(parsed.value, 'version');
  const isRead = parsed.value !== undefined && isKnown(parsed, version, log);
  if (isRead) addTargets(builder, addProject(builder, files), targetsOf(parsed, createPlaces(files), log), log);
  return {
    inventory: builder.build(),
    problems: log.list(),
    ...(typeof version === 'number' && { formatVersion: String(version) }),
  };
}

function isKnown({ value, span }: Parsed, version: unknown, log: ProblemLog): boolean {
  if (!asObject(get(value, 'dependencies'))) {
    log.add('wrong-format', 'the file has no "dependencies", which every packages.lock.json has');
    return false;
  }
  if (Number.isInteger(version) && Number(version) >= 1 && Number(version) <= NEWEST_VERSION) return true;
  const shown = version === undefined ? 'not given' : quote(JSON.stringify(version));
  log.add('unknown-format-version', `the version is ${shown}; 1 to ${NEWEST_VERSION} are known`, span('version'));
  return false;
}

function targetsOf(parsed: Parsed, placeOf: PlaceOf, log: ProblemLog): GraphTarget[] {
  const targets = new Map<string, GraphTarget>();
  for (const [framework, entries] of entriesOf(get(parsed.value, 'dependencies'))) {
    if (!asObject(entries)) {
      const span = parsed.span('dependencies', framework);
      log.add('unknown-entry', `the entries of ${quote(framework)} are no object and were left out`, span);
      continue;
    }
    const nodes = entriesOf(entries).flatMap(
      ([id, fields]) => nodeOf(parsed, { framework, id, fields, placeOf }, log) ?? [],
    );
    const slash = framework.lastIndexOf('/');
    targets.set(framework, { nodes, base: slash < 0 ? undefined : targets.get(framework.slice(0, slash)) });
  }
  return [...targets.values()];
}

interface Locked {
  readonly framework: string;
  readonly id: string;
  readonly fields: unknown;
  readonly placeOf: PlaceOf;
}

function nodeOf(parsed: Parsed, { framework, id, fields, placeOf }: Locked, log: ProblemLog): GraphNode | undefined {
  const span = (): ReturnType<Parsed['span']> => parsed.span('dependencies', framework, id);
  const type = asString(get(fields, 'type'))?.toLowerCase() ?? '';
  const resolved = asString(get(fields, 'resolved')) || undefined;
  if (id === '' || !KINDS.has(type)) {
    log.add('unknown-entry', `the entry ${quote(id)} is of no known type and was left out`, span);
    return undefined;
  }
  const isProject = type === 'project';
  if (!isProject && resolved === undefined)
    log.add('unresolved-version', `the entry ${quote(id)} does not say which version was resolved`, span);
  const source: Source = isProject ? { kind: 'project', path: placeOf(id) } : { kind: 'registry' };
  return {
    entry: {
      component: isProject ? projectComponent(id) : nugetComponent(id, resolved),
      key: `${framework}: ${id}`,
      source,
      digests: isProject ? [] : digestsOf(asString(get(fields, 'contentHash'))),
      marker: framework,
      span,
    },
    isDirect: type === 'direct',
    asks: asksOf(get(fields, 'dependencies')),
  };
}

function asksOf(dependencies: unknown): GraphNode['asks'] {
  return entriesOf(dependencies).map(([id, range]) => ({ name: names.normalise(id), range: asString(range) ?? '' }));
}
