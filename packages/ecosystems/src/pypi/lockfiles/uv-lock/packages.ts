import { quote, type ProblemLog, type Source, type Span } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, stringsOf, type Parsed } from '@morel/parse';
import { pypiComponent } from '../../component.ts';
import { fileEntry } from '../../lock-graph.ts';
import type { LockNode, Wish } from '../../lock-node.ts';
import { normaliseName } from '../../names.ts';
import { digestsOf } from '../../requirement/digest.ts';
import { rootOf, sourceOf } from './source.ts';
import { groupWishes, requestedExtras, specifiersOf, wishesOfList, type Extras } from './wishes.ts';

/** The entries of a uv.lock with what they ask for. The project's own entries are roots. */
export function readUvPackages(parsed: Parsed, path: string, log: ProblemLog): LockNode[] {
  const members = new Set(stringsOf(get(get(parsed.value, 'manifest'), 'members')).map(normaliseName));
  const tables = asArray(get(parsed.value, 'package')) ?? [];
  const reading: PackageReading = { members, extras: requestedExtras(tables), log };
  const nodes: LockNode[] = [];
  for (const [index, table] of tables.entries()) {
    const node = readPackage(reading, table, parsed.span('package', index));
    if (node) nodes.push(node);
  }
  const script = manifestNode(parsed, path);
  if (script) nodes.push(script);
  return nodes;
}

interface PackageReading {
  readonly members: ReadonlySet<string>;
  readonly extras: Extras;
  readonly log: ProblemLog;
}

function readPackage(reading: PackageReading, table: unknown, span: Span | undefined): LockNode | undefined {
  const { members, extras, log } = reading;
  const name = asString(get(table, 'name'));
  if (!name) {
    log.add('unknown-entry', 'an entry of "package" has no name', span);
    return undefined;
  }
  const version = asString(get(table, 'version'));
  const normalised = normaliseName(name);
  const root = rootOf(get(table, 'source'), normalised, members);
  const files = filesOf(table);
  const source = root
    ? ({ kind: 'project', path: root.path } as const)
    : sourceOf(get(table, 'source'), files, () => {
        log.add('unknown-entry', `the source of ${quote(name)} is of a kind that is not known`, span);
      });
  reportVersion(reading, { name, version, source, span });
  return {
    entry: {
      component: pypiComponent(name, version, source),
      key: version === undefined ? normalised : `${normalised} ${version}`,
      source,
      span,
      digests: digestsOf(files.map((file) => asString(get(file, 'hash')))),
    },
    wishes: wishesOf(table, normalised, extras),
    asked: ['prod'],
    hasFiles: files.length > 0,
    ...(root && { root: root.kind }),
  };
}

/** A package of an index has a version; one that is built from a folder may have none. */
function reportVersion(
  { log }: PackageReading,
  entry: {
    readonly name: string;
    readonly version: string | undefined;
    readonly source: Source;
    readonly span: Span | undefined;
  },
): void {
  if (entry.version || entry.source.kind !== 'registry') return;
  log.add('unknown-entry', `${quote(entry.name)} has no version`, entry.span);
}

/** The archives of an entry: `sdist` and `wheels`. */
function filesOf(table: unknown): unknown[] {
  const sdist = get(table, 'sdist');
  return [...(asObject(sdist) ? [sdist] : []), ...(asArray(get(table, 'wheels')) ?? [])];
}

function wishesOf(table: unknown, name: string, extras: Extras): Wish[] {
  const metadata = get(table, 'metadata');
  const specifiers = specifiersOf(get(metadata, 'requires-dist'));
  return [
    ...wishesOfList(get(table, 'dependencies'), ['prod'], specifiers),
    ...entriesOf(get(table, 'optional-dependencies')).flatMap(([extra, list]) =>
      wishesOfList(list, extras.isRequested(name, extra) ? ['prod'] : ['optional'], specifiers),
    ),
    ...groupWishes(get(table, 'dev-dependencies'), get(metadata, 'requires-dev')),
  ];
}

/**
 * What a script, or a workspace whose top folder is no project, asks for: `manifest.requirements` and
 * `manifest.dependency-groups`.
 */
function manifestNode(parsed: Parsed, path: string): LockNode | undefined {
  const manifest = get(parsed.value, 'manifest');
  const requirements = get(manifest, 'requirements');
  const groups = get(manifest, 'dependency-groups');
  if (requirements === undefined && groups === undefined) return undefined;
  return {
    entry: fileEntry(path.replace(/(?<=\.py)\.lock$/, '')),
    wishes: [...wishesOfList(requirements, ['prod'], specifiersOf(requirements)), ...groupWishes(groups, groups)],
    asked: ['prod'],
    root: 'project',
  };
}
