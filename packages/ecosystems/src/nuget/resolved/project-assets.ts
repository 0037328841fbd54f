import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, readJson, stringsOf, type Parsed } from '@morel/parse';
import { baseName, folderOf, joinPath } from '../../reading/tree-path.ts';
import { addTargets, type GraphNode, type GraphTarget } from '../graph.ts';
import { names, nugetComponent, projectComponent } from '../names.ts';
import { libraryDigests, librarySource, splitLibrary } from './library.ts';

const VERSIONS: ReadonlySet<unknown> = new Set([2, 3]);

/**
 * Reads obj/project.assets.json, versions 2 and 3: what the last restore resolved on this machine, for each framework and
 * platform. Source: NuGet's "PackageReference in project files" and `LockFileFormat`.
 */
export const projectAssetsReader: Reader = { format: 'project-assets', read: readAssets };

function readAssets(files: ReaderFiles): ReadResult {
  const { path, text } = files.main;
  const parsed = readJson(text, path);
  const log = createProblemLog(path, parsed.problems);
  const builder = new InventoryBuilder();
  const version = get(parsed.value, 'version');
  if (parsed.value !== undefined && isKnown(parsed, version, log)) {
    const root = addRoot(builder, parsed, path);
    addTargets(builder, root, targetsOf(parsed, log), log);
    reportRestore(parsed, log);
  }
  return {
    inventory: builder.build(),
    problems: log.list(),
    ...(typeof version === 'number' && { formatVersion: String(version) }),
  };
}

function isKnown({ value, span }: Parsed, version: unknown, log: ProblemLog): boolean {
  if (!asObject(get(value, 'targets')) || !asObject(get(value, 'libraries'))) {
    log.add('wrong-format', 'the file has no "targets" and "libraries", which every project.assets.json has');
    return false;
  }
  if (VERSIONS.has(version)) return true;
  const shown = version === undefined ? 'not given' : quote(JSON.stringify(version));
  log.add('unknown-format-version', `the version is ${shown}; 2 and 3 are known`, span('version'));
  return false;
}

function addRoot(builder: InventoryBuilder, { value }: Parsed, path: string): number {
  const project = get(value, 'project');
  const name = asString(get(get(project, 'restore'), 'projectName')) ?? '';
  const root = builder.add({
    component: projectComponent(name, asString(get(project, 'version')) || undefined),
    key: '.',
    source: { kind: 'project', path: baseName(folderOf(path)) === 'obj' ? '..' : '.' },
  });
  builder.addRoot(root, 'project');
  return root;
}

function targetsOf(parsed: Parsed, log: ProblemLog): GraphTarget[] {
  const groups = get(parsed.value, 'projectFileDependencyGroups');
  return entriesOf(get(parsed.value, 'targets')).map(([target, libraries]) => {
    const slash = target.indexOf('/');
    const group = get(groups, slash < 0 ? target : target.slice(0, slash));
    const asked = new Set(stringsOf(group).map((text) => names.normalise(text.split(' ', 1)[0] ?? '')));
    const nodes = entriesOf(libraries).flatMap(([name, fields]) => {
      return nodeOf(parsed, { target, name, fields, asked }, log) ?? [];
    });
    reportUnanswered(asked, nodes, target, log);
    return { nodes };
  });
}

interface Resolved {
  readonly target: string;
  readonly name: string;
  readonly fields: unknown;
  /** Normalised names that the project itself asks for. */
  readonly asked: ReadonlySet<string>;
}

function nodeOf(parsed: Parsed, { target, name, fields, asked }: Resolved, log: ProblemLog): GraphNode | undefined {
  const span = (): ReturnType<Parsed['span']> => parsed.span('targets', target, name);
  const library = get(get(parsed.value, 'libraries'), name);
  const { id, version } = splitLibrary(name);
  const path = folderOf(joinPath('..', asString(get(library, 'path')) ?? ''));
  const source = librarySource(asString(get(fields, 'type'))?.toLowerCase() ?? '', id, path);
  if (id === '' || !source) {
    log.add('unknown-entry', `the library ${quote(name)} is of no known type and was left out`, span);
    return undefined;
  }
  if (version === undefined) log.add('unresolved-version', `the library ${quote(name)} has no version`, span);
  const isPackage = source.kind === 'registry';
  return {
    entry: {
      component: isPackage ? nugetComponent(id, version) : projectComponent(id, version),
      key: `${target}: ${name}`,
      source,
      digests: isPackage ? libraryDigests(library) : [],
      marker: target,
      span,
    },
    isDirect: asked.has(names.normalise(id)),
    asks: entriesOf(get(fields, 'dependencies')).map(([other, range]) => {
      return { name: names.normalise(other), range: asString(range) ?? '' };
    }),
  };
}

function reportUnanswered(
  asked: ReadonlySet<string>,
  nodes: readonly GraphNode[],
  target: string,
  log: ProblemLog,
): void {
  const found = new Set(nodes.map(({ entry }) => entry.component.name));
  for (const name of asked) {
    if (!found.has(name))
      log.add('unresolved-version', `the project asks for ${quote(name)}, which ${quote(target)} does not hold`);
  }
}

/** A restore that failed writes the file all the same, with what it had until then. */
function reportRestore({ value, span }: Parsed, log: ProblemLog): void {
  for (const [position, entry] of (asArray(get(value, 'logs')) ?? []).entries()) {
    if (asString(get(entry, 'level'))?.toLowerCase() !== 'error') continue;
    const text = quote(asString(get(entry, 'message')) ?? asString(get(entry, 'code')) ?? '');
    log.add('unknown-entry', `the restore that wrote the file failed: ${text}`, span('logs', position));
  }
}
