import { InventoryBuilder, quote, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { asArray, asObject, asString, get } from '@morel/parse';
import { createProblemLog } from '../../../reading/problem-log.ts';
import { majorOf } from '../../format-version.ts';
import { addLockGraph } from '../../lock-graph.ts';
import { refusal, refusedResult } from '../../read-result.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
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
  addLockGraph(builder, readPylockPackages(parsed, log), main.path);
  return { inventory: builder.build(), problems: log.list(), formatVersion };
}
