import {
  createProblemLog,
  quote,
  type Claim,
  type Problem,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, get, readJsonc, type Parsed } from '@morel/parse';
import { folderOf } from '../../../reading/tree-path.ts';
import { buildEntries } from '../../lock-entries.ts';
import { assembleBunLock } from './assemble.ts';

const BINARY = 'bun.lockb';
const BINARY_START = '#!/usr/bin/env bun\nbun-lockfile-format';
const KNOWN_VERSIONS: ReadonlySet<unknown> = new Set([0, 1, 2]);
const EMPTY = buildEntries([], []).build();

/** Reads bun.lock, the text form of Bun's lockfile; the binary form is refused. */
export const bunLockReader: Reader = {
  format: 'bun-lock',
  claim: claimLockfiles,
  read: readBunLock,
};

/** Bun does not read a bun.lockb beside a bun.lock. */
function claimLockfiles(paths: readonly string[]): readonly Claim[] {
  const withText = new Set(paths.filter((path) => !path.endsWith(BINARY)).map(folderOf));
  return paths.filter((path) => !path.endsWith(BINARY) || !withText.has(folderOf(path))).map((main) => ({ main }));
}

function readBunLock({ main }: ReaderFiles): ReadResult {
  if (main.path.endsWith(BINARY) || main.text.startsWith(BINARY_START)) {
    return { inventory: EMPTY, problems: [binaryProblem(main.path)] };
  }
  const parsed = readJsonc(main.text, main.path);
  const log = createProblemLog(main.path, parsed.problems);
  const version = get(parsed.value, 'lockfileVersion');
  const format = typeof version === 'number' ? { formatVersion: String(version) } : {};
  const inventory = isKnown(parsed, log) ? assembleBunLock(parsed, log, folderOf(main.path)) : EMPTY;
  return { inventory, problems: log.list(), ...format };
}

function binaryProblem(path: string): Problem {
  return {
    code: 'binary-format',
    message: 'bun.lockb is the binary form of the lockfile, which is not read',
    hint: 'Run "bun install --save-text-lockfile --frozen-lockfile --lockfile-only", commit bun.lock and delete bun.lockb.',
    where: { path },
  };
}

function isKnown(parsed: Parsed, log: ProblemLog): boolean {
  if (parsed.value === undefined) return false;
  if (!asObject(parsed.value)) {
    log.add('wrong-format', 'the file holds no object, so it is not a lockfile of Bun');
    return false;
  }
  const version = get(parsed.value, 'lockfileVersion');
  if (KNOWN_VERSIONS.has(version)) return true;
  const message =
    version === undefined
      ? 'the file names no lockfileVersion'
      : `lockfileVersion is ${quote(JSON.stringify(version))}`;
  log.add('unknown-format-version', `${message}; versions 0, 1 and 2 are known`, parsed.span('lockfileVersion'));
  return false;
}
