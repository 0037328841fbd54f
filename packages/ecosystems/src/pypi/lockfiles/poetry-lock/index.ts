import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, asObject, asString, get, type Parsed } from '@morel/parse';
import { majorOf } from '../../format-version.ts';
import { addLockGraph } from '../../lock-graph.ts';
import { refusal, refusedResult } from '../../read-result.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
import { PYPROJECT, readProjectRoot } from '../project-root.ts';
import { isUnconditional, reportLoose } from '../report-losses.ts';
import { readPoetryPackages } from './packages.ts';

const KNOWN_MAJORS: readonly number[] = [1, 2];

/** poetry.lock, `lock-version` 1 and 2. The project and its groups come from the pyproject.toml beside it. */
export const poetryLock: Reader = createTomlReader('poetry-lock', build, PYPROJECT);

function build(files: ReaderFiles, open: OpenToml): ReadResult {
  const { main } = files;
  const parsed = open(main);
  if (!asObject(parsed.value)) return refusedResult(parsed.problems);
  const metadata = get(parsed.value, 'metadata');
  const packages = get(parsed.value, 'package');
  if (!asObject(metadata) && packages === undefined) {
    return refusal(main.path, 'wrong-format', 'the file has neither "package" nor "metadata": it is no poetry.lock');
  }
  if (packages !== undefined && !asArray(packages)) {
    return refusal(main.path, 'wrong-format', '"package" is not a list of tables');
  }
  const formatVersion = asString(get(metadata, 'lock-version'));
  if (formatVersion !== undefined && !KNOWN_MAJORS.includes(majorOf(formatVersion) ?? 0)) {
    const message = `lock-version ${quote(formatVersion)} of poetry.lock is not known; 1 and 2 are`;
    return refusal(main.path, 'unknown-format-version', message, formatVersion);
  }
  const log = createProblemLog(main.path, parsed.problems);
  reportMetadata(parsed, log);
  const { wants, project, node } = readProjectRoot(files, open);
  const builder = new InventoryBuilder();
  const locked = readPoetryPackages(parsed, project, log);
  const nodes = node ? [node, ...locked] : locked;
  const graph = addLockGraph(builder, nodes, main.path);
  // Older Poetry leaves the groups of PEP 735 out.
  reportLoose(nodes, graph, (one) => isUnconditional(one) && one.wish.kinds.includes('prod'), log);
  return {
    inventory: builder.build(),
    problems: log.list(),
    wants,
    ...(formatVersion !== undefined && { formatVersion }),
  };
}

/** Poetry writes `metadata` last, and in it, up to version 1.1 of the format, the archives of every package. */
function reportMetadata(parsed: Parsed, log: ProblemLog): void {
  const metadata = get(parsed.value, 'metadata');
  if (!asObject(metadata)) {
    log.add('unknown-entry', 'the table "metadata", which Poetry writes last, is missing: the file may be cut off');
    return;
  }
  const missing = ['content-hash', 'python-versions'].find((key) => get(metadata, key) === undefined);
  if (missing !== undefined) {
    const message = `"metadata", which Poetry writes last, has no ${quote(missing)}: the file may be cut off`;
    log.add('unknown-entry', message, parsed.span('metadata'));
  }
  const packages = asArray(get(parsed.value, 'package')) ?? [];
  if (packages.some((table) => get(table, 'files') !== undefined)) return;
  const listed = asObject(get(metadata, 'files')) ?? asObject(get(metadata, 'hashes'));
  const isListed = (table: unknown): boolean => get(listed, asString(get(table, 'name')) ?? '') !== undefined;
  const lost = packages.findIndex((table) => get(table, 'source') === undefined && !isListed(table));
  if (lost < 0) return;
  const name = quote(asString(get(packages[lost], 'name')) ?? '');
  const message = `"metadata", which Poetry writes last, does not list the archives of ${name}: the file may be cut off`;
  log.add('unknown-entry', message, parsed.span('package', lost));
}
