import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, get, readJson } from '@morel/parse';
import { besides } from '../../../reading/tree-path.ts';
import { addLockGraph } from '../../lock-graph.ts';
import type { LockNode } from '../../lock-node.ts';
import { pipfileWishes } from '../../manifests/pipfile/wishes.ts';
import { projectEntry } from '../../manifests/project-entry.ts';
import { refusal, refusedResult } from '../../read-result.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
import { toWish } from '../project-root.ts';
import { readPipfilePackages } from './packages.ts';

const KNOWN_SPEC = 6;
const MANIFEST = 'Pipfile';

/**
 * Pipfile.lock, `pipfile-spec` 6. It does not say which package asks for which: those that the Pipfile beside it names are
 * the project's, the others hang from the lockfile itself.
 */
export const pipfileLock: Reader = createTomlReader('pipfile-lock', build, MANIFEST);

function build(files: ReaderFiles, open: OpenToml): ReadResult {
  const { main } = files;
  const parsed = readJson(main.text, main.path);
  if (parsed.value === undefined) return refusedResult(parsed.problems);
  const meta = get(parsed.value, '_meta');
  const spec = get(meta, 'pipfile-spec');
  if (!asObject(meta) || spec === undefined) {
    return refusal(
      main.path,
      'wrong-format',
      'the file has no "pipfile-spec" in "_meta", which every Pipfile.lock has',
    );
  }
  if (spec !== KNOWN_SPEC) {
    const shown = JSON.stringify(spec);
    const message = `pipfile-spec ${quote(shown)} of Pipfile.lock is not known; ${KNOWN_SPEC} is`;
    return refusal(main.path, 'unknown-format-version', message, shown);
  }
  const log = createProblemLog(main.path, parsed.problems);
  const pipfile = besides(main.path, MANIFEST);
  const root = rootNode(files, open, pipfile);
  const nodes = readPipfilePackages(parsed, log);
  const builder = new InventoryBuilder();
  addLockGraph(builder, root ? [root, ...nodes] : nodes, main.path);
  return { inventory: builder.build(), problems: log.list(), wants: [pipfile], formatVersion: String(spec) };
}

/** The project with what its Pipfile asks for. What is wrong with that file is said where it is read on its own. */
function rootNode(files: ReaderFiles, open: OpenToml, path: string): LockNode | undefined {
  const file = files.get(path);
  if (!file || 'code' in file) return undefined;
  const parsed = open(file);
  if (!asObject(parsed.value)) return undefined;
  return {
    entry: projectEntry(path, undefined, undefined),
    wishes: pipfileWishes(parsed, createProblemLog(path)).map(toWish),
    asked: ['prod'],
    root: 'project',
  };
}
