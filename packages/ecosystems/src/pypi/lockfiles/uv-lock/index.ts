import { createProblemLog, InventoryBuilder, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { asArray, asObject, get } from '@morel/parse';
import { addLockGraph } from '../../lock-graph.ts';
import { refusal, refusedResult } from '../../read-result.ts';
import { addTomlSettings } from '../../settings/toml-settings.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
import { PYPROJECT, readProjectRoot } from '../project-root.ts';
import { reportLastEntry, reportLoose } from '../report-losses.ts';
import { readUvPackages } from './packages.ts';
import { reportProject } from './report-project.ts';

const KNOWN_VERSION = 1;
/** Settings that the lockfile was written with, and that say something about its content. */
const LOCKED_SETTINGS: ReadonlySet<string> = new Set(['exclude-newer', 'exclude-newer-span', 'exclude-newer-package']);

/** uv.lock, and the lockfile of a script (`script.py.lock`), version 1 in any revision. */
export const uvLock: Reader = createTomlReader('uv-lock', build, PYPROJECT);

function build(files: ReaderFiles, open: OpenToml): ReadResult {
  const { main } = files;
  const parsed = open(main);
  if (!asObject(parsed.value)) return refusedResult(parsed.problems);
  const version = get(parsed.value, 'version');
  if (typeof version !== 'number') {
    return refusal(main.path, 'wrong-format', 'the file has no "version", which every uv.lock starts with');
  }
  const revision = get(parsed.value, 'revision');
  const formatVersion = typeof revision === 'number' ? `${version}.${revision}` : String(version);
  if (version !== KNOWN_VERSION) {
    const message = `version ${version} of uv.lock is not known; version ${KNOWN_VERSION} is`;
    return refusal(main.path, 'unknown-format-version', message, formatVersion);
  }
  const packages = get(parsed.value, 'package');
  if (packages !== undefined && !asArray(packages)) {
    return refusal(main.path, 'wrong-format', '"package" is not a list of tables', formatVersion);
  }
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  addTomlSettings(builder, parsed, { client: 'uv', path: ['options'], keys: LOCKED_SETTINGS });
  const nodes = readUvPackages(parsed, main.path, log);
  const graph = addLockGraph(builder, nodes, main.path);
  reportLoose(nodes, graph, () => true, log);
  reportLastEntry(nodes, log);
  const { wants, project } = readProjectRoot(files, open);
  reportProject({ parsed, nodes, graph, project }, log);
  return { inventory: builder.build(), problems: log.list(), formatVersion, wants };
}
