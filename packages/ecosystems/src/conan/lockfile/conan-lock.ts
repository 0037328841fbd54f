import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, get, readJson, type Parsed } from '@morel/parse';
import { addGraph } from './graph-lock.ts';
import { addLists, LISTS } from './lists.ts';

/** Versions whose lockfiles hold a graph of nodes: Conan 1. */
const GRAPHS: ReadonlySet<string> = new Set(['0.0', '0.1', '0.2', '0.3', '0.4']);
const LISTED = '0.5';

/** Reads conan.lock, of Conan 1 (a graph) and of Conan 2 (lists). */
export const conanLockReader: Reader = { format: 'conan-lock', read };

function read({ main }: ReaderFiles): ReadResult {
  const parsed = readJson(main.text, main.path);
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  const version = parsed.value === undefined ? undefined : versionOf(parsed, log);
  if (version === undefined) return { inventory: builder.build(), problems: log.list() };
  const add = version === LISTED ? addLists : addGraph;
  add(builder, { path: main.path, parsed, log });
  return { inventory: builder.build(), problems: log.list(), formatVersion: version };
}

/** The version of the format; undefined (and why) where it is not known. The oldest and the newest do not have to state it. */
function versionOf({ value, span }: Parsed, log: ProblemLog): string | undefined {
  const version = get(value, 'version');
  const hasGraph = asObject(get(get(value, 'graph_lock'), 'nodes')) !== undefined;
  const hasLists = LISTS.some(({ list }) => get(value, list) !== undefined);
  if (version !== undefined && version !== LISTED && (typeof version !== 'string' || !GRAPHS.has(version))) {
    const shown = quote(typeof version === 'string' ? version : (JSON.stringify(version) ?? ''));
    log.add('unknown-format-version', `the version is ${shown}; 0.1 to ${LISTED} are known`, span('version'));
    return undefined;
  }
  const implied = version ?? (hasGraph ? '0.0' : LISTED);
  if (implied === LISTED ? version !== undefined || hasLists : hasGraph) return implied;
  log.add('wrong-format', 'the file holds neither a graph nor lists of requirements, so it is not a lockfile of Conan');
  return undefined;
}
