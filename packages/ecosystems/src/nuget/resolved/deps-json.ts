import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, asString, entriesOf, get, readJson, type Parsed } from '@morel/parse';
import { baseName } from '../../reading/tree-path.ts';
import { addTargets, type GraphNode, type GraphTarget } from '../graph.ts';
import { names, nugetComponent, projectComponent } from '../names.ts';
import { libraryDigests, librarySource, packageOfRuntimePack, splitLibrary } from './library.ts';

/**
 * Reads NAME.deps.json, which a build writes beside a program: the libraries that it runs with, the runtime's own packs
 * among them where the program brings its runtime. Source: "Runtime Configuration Files" of dotnet/sdk.
 */
export const depsJsonReader: Reader = { format: 'deps-json', read: readDeps };

function readDeps({ main }: ReaderFiles): ReadResult {
  const parsed = readJson(main.text, main.path);
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  const isOne = asObject(get(parsed.value, 'targets')) && asObject(get(parsed.value, 'libraries'));
  if (isOne) addLibraries(builder, parsed, baseName(main.path).replace(/\.deps\.json$/, ''), log);
  else if (parsed.value !== undefined)
    log.add('wrong-format', 'the file has no "targets" and "libraries", which every deps.json has');
  return { inventory: builder.build(), problems: log.list() };
}

function addLibraries(builder: InventoryBuilder, parsed: Parsed, program: string, log: ProblemLog): void {
  const targets = entriesOf(get(parsed.value, 'targets'));
  const running = asString(get(get(parsed.value, 'runtimeTarget'), 'name'));
  // A program for one platform has an empty target for its framework beside the one that it runs with.
  const chosen = targets.filter(([target]) => target === running);
  const graph = (chosen.length > 0 ? chosen : targets).map(([target, libraries]): GraphTarget => {
    const nodes = entriesOf(libraries).flatMap(([name, fields]) => nodeOf(parsed, { target, name, fields }, log) ?? []);
    return { nodes };
  });
  const root = builder.add({ component: projectComponent(program), key: '.', source: { kind: 'project', path: '.' } });
  builder.addRoot(root, 'subject');
  addTargets(builder, root, graph, log);
}

interface Running {
  readonly target: string;
  readonly name: string;
  readonly fields: unknown;
}

function nodeOf(parsed: Parsed, { target, name, fields }: Running, log: ProblemLog): GraphNode | undefined {
  const span = (): ReturnType<Parsed['span']> => parsed.span('targets', target, name);
  const library = get(get(parsed.value, 'libraries'), name);
  const { id, version } = splitLibrary(name);
  const source = librarySource(asString(get(library, 'type'))?.toLowerCase() ?? '', id);
  if (id === '' || !source) {
    log.add('unknown-entry', `the library ${quote(name)} is of no known type and was left out`, span);
    return undefined;
  }
  if (version === undefined) log.add('unresolved-version', `the library ${quote(name)} has no version`, span);
  const isPackage = source.kind === 'registry';
  return {
    entry: {
      component: isPackage ? nugetComponent(packageOfRuntimePack(id), version) : projectComponent(id, version),
      key: `${target}: ${name}`,
      source,
      digests: isPackage ? libraryDigests(library) : [],
      span,
    },
    isDirect: false,
    asks: entriesOf(get(fields, 'dependencies')).map(([other, range]) => {
      return { name: names.normalise(packageOfRuntimePack(other)), range: asString(range) ?? '' };
    }),
  };
}
