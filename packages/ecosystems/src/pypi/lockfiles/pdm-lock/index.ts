import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, asObject, asString, get } from '@morel/parse';
import { majorOf } from '../../format-version.ts';
import { addLockGraph } from '../../lock-graph.ts';
import { refusal, refusedResult } from '../../read-result.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
import { PYPROJECT, readProjectRoot } from '../project-root.ts';
import { readPdmPackages } from './packages.ts';
import { reportPdmLosses } from './report-losses.ts';

const KNOWN_MAJOR = 4;

/** pdm.lock, `lock_version` 4. The project and its groups come from the pyproject.toml beside it. */
export const pdmLock: Reader = createTomlReader('pdm-lock', build, PYPROJECT);

function build(files: ReaderFiles, open: OpenToml): ReadResult {
  const { main } = files;
  const parsed = open(main);
  if (!asObject(parsed.value)) return refusedResult(parsed.problems);
  const formatVersion = asString(get(get(parsed.value, 'metadata'), 'lock_version'));
  if (formatVersion === undefined) {
    return refusal(main.path, 'wrong-format', 'the file has no "lock_version" in "metadata", which every pdm.lock has');
  }
  if (majorOf(formatVersion) !== KNOWN_MAJOR) {
    const message = `lock_version ${quote(formatVersion)} of pdm.lock is not known; ${KNOWN_MAJOR} is`;
    return refusal(main.path, 'unknown-format-version', message, formatVersion);
  }
  const packages = get(parsed.value, 'package');
  if (packages !== undefined && !asArray(packages)) {
    return refusal(main.path, 'wrong-format', '"package" is not a list of tables', formatVersion);
  }
  const log = createProblemLog(main.path, parsed.problems);
  const { wants, project, node } = readProjectRoot(files, open);
  const builder = new InventoryBuilder();
  const locked = readPdmPackages(parsed, project, log);
  const nodes = node ? [node, ...locked] : locked;
  const graph = addLockGraph(builder, nodes, main.path);
  reportPdmLosses({ parsed, nodes, graph, project }, log);
  return { inventory: builder.build(), problems: log.list(), wants, formatVersion };
}
