import { createProblemLog, quote, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { asObject, get, readJson } from '@morel/parse';
import { buildEntries } from '../../lock-entries.ts';
import { assembleDenoLock } from './assemble.ts';
import { isKnownVersion } from './sections.ts';

const EMPTY = buildEntries([], []).build();

/** Reads deno.lock from version 2 on; version 1 is a list of addresses that names no version of the format. */
export const denoLockReader: Reader = { format: 'deno-lock', read: readDenoLock };

function readDenoLock({ main }: ReaderFiles): ReadResult {
  const parsed = readJson(main.text, main.path);
  const log = createProblemLog(main.path, parsed.problems);
  const given = get(parsed.value, 'version');
  const version = typeof given === 'string' ? given : '';
  if (parsed.value === undefined) return { inventory: EMPTY, problems: log.list() };
  if (!asObject(parsed.value)) {
    log.add('wrong-format', 'the file holds no object, so it is not a lockfile of Deno');
    return { inventory: EMPTY, problems: log.list() };
  }
  if (!isKnownVersion(version)) {
    const message =
      given === undefined ? 'the file names no version' : `the version is ${quote(JSON.stringify(given))}`;
    log.add('unknown-format-version', `${message}; versions 2 to 5 are known`, parsed.span('version'));
    return { inventory: EMPTY, problems: log.list(), ...(version !== '' && { formatVersion: version }) };
  }
  const inventory = assembleDenoLock(parsed, version, main.path, log);
  return { inventory, problems: log.list(), formatVersion: version };
}
