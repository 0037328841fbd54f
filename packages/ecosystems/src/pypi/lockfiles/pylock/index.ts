import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, asObject, asString, get } from '@morel/parse';
import { majorOf } from '../../format-version.ts';
import { addLockGraph } from '../../lock-graph.ts';
import type { LockNode } from '../../lock-node.ts';
import { refusal, refusedResult } from '../../read-result.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
import { isForSomePlatform, isUnconditional, reportLoose } from '../report-losses.ts';
import { readPylockPackages } from './packages.ts';

const KNOWN_MAJOR = 1;

/** pylock.toml (packaging.python.org, "pylock.toml Specification", PEP 751), `lock-version` 1. */
export const pylock: Reader = createTomlReader('pylock', build);

function build({ main }: ReaderFiles, open: OpenToml): ReadResult {
  const parsed = open(main);
  if (!asObject(parsed.value)) return refusedResult(parsed.problems);
  const formatVersion = asString(get(parsed.value, 'lock-version'));
  if (formatVersion === undefined) {
    return refusal(main.path, 'wrong-format', 'the file has no "lock-version", which every pylock.toml has');
  }
  if (majorOf(formatVersion) !== KNOWN_MAJOR) {
    const message = `lock-version ${quote(formatVersion)} of pylock.toml is not known; ${KNOWN_MAJOR} is`;
    return refusal(main.path, 'unknown-format-version', message, formatVersion);
  }
  const packages = get(parsed.value, 'packages');
  if (!asArray(packages)) {
    return refusal(
      main.path,
      'wrong-format',
      'the file has no list "packages", which every pylock.toml has',
      formatVersion,
    );
  }
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  const nodes = readPylockPackages(parsed, log);
  const graph = addLockGraph(builder, nodes, main.path);
  // What the standard calls a dependency is an entry; PDM lists also what no environment of the project installs.
  const isLocked = get(parsed.value, 'environments') === undefined ? isForSomePlatform : isUnconditional;
  reportLoose(nodes, graph, isLocked, log);
  reportFiles(nodes, log);
  return { inventory: builder.build(), problems: log.list(), formatVersion };
}

/** The standard demands of every entry to say where it comes from. */
function reportFiles(nodes: readonly LockNode[], log: ProblemLog): void {
  for (const { entry, hasFiles } of nodes) {
    if (hasFiles !== false || entry.source.kind !== 'registry') continue;
    log.add(
      'unknown-entry',
      `${quote(entry.key)} does not say where it comes from: the file may be cut off`,
      entry.span,
    );
  }
}
