import { InventoryBuilder, quote, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { asArray, asObject, asString, get, type Parsed } from '@morel/parse';
import { createProblemLog, type ProblemLog } from '../../../reading/problem-log.ts';
import { majorOf } from '../../format-version.ts';
import { addLockGraph } from '../../lock-graph.ts';
import { refusal, refusedResult } from '../../read-result.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
import { readProjectRoot } from '../project-root.ts';
import { readPoetryPackages } from './packages.ts';

const KNOWN_MAJORS: readonly number[] = [1, 2];

/** poetry.lock, `lock-version` 1 and 2. The project and its groups come from the pyproject.toml beside it. */
export const poetryLock: Reader = createTomlReader('poetry-lock', build);

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
  const nodes = readPoetryPackages(parsed, project, log);
  addLockGraph(builder, node ? [node, ...nodes] : nodes, main.path);
  return {
    inventory: builder.build(),
    problems: log.list(),
    wants,
    ...(formatVersion !== undefined && { formatVersion }),
  };
}

/** Poetry writes `metadata` last: without it the file is cut off. */
function reportMetadata(parsed: Parsed, log: ProblemLog): void {
  if (asObject(get(parsed.value, 'metadata'))) return;
  log.add('unknown-entry', 'the table "metadata", which Poetry writes last, is missing: the file may be cut off');
}
