import {
  createProblemLog,
  HAND_OVER,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, asString, get, loadYaml, readBlockYaml, type Parsed } from '@morel/parse';
import { folderOf, joinPath } from '../../../reading/tree-path.ts';
import { manifestIn, manifestPath } from '../../manifest/manifest.ts';
import { waitingFor } from '../../waiting.ts';
import type { YamlReader } from '../../yaml-reader.ts';
import { assembleDocuments } from './assemble.ts';

/** What the caller knows of the file: where the project lies from it, and which entries are not to be counted. */
export interface PnpmOptions {
  readonly projectPath: string;
  readonly skipped: ReadonlySet<string>;
  readonly isComplete: boolean;
}

const KNOWN_VERSION = /^(?:5|6|9)(?:\.\d+)?(?:-[A-Za-z]+)?$/;
const MAX_NAMED_IMPORTERS = 200;
const LOCKFILE: PnpmOptions = { projectPath: '.', skipped: new Set(), isComplete: true };

/** Reads pnpm-lock.yaml of versions 5, 6 and 9. */
export const pnpmLockReader: Reader = {
  format: 'pnpm-lock',
  read: (files) => readPnpmLock(files, readBlockYaml, LOCKFILE),
  full: async () => {
    const readYaml = await loadYaml();
    return { read: (files) => readPnpmLock(files, readYaml, LOCKFILE) };
  },
};

/** Reads the text of a lockfile of pnpm. The names of its importers stand in their package.json. */
export function readPnpmLock(
  files: ReaderFiles,
  readYaml: YamlReader,
  options: PnpmOptions,
): ReadResult | typeof HAND_OVER {
  const { path, text } = files.main;
  const folder = joinPath(folderOf(path), options.projectPath);
  const wants = importerPaths(text).map((importer) => manifestPath(joinPath(folder, importer)));
  if (wants.some((want) => files.get(want) === undefined)) return waitingFor(path, wants);
  const documents = readYaml(text, path);
  if (!documents) return HAND_OVER;
  const log = createProblemLog(
    path,
    documents.flatMap(({ problems }) => problems),
  );
  const filled = documents.filter(({ value }) => value !== undefined && value !== null);
  const version = asString(get(filled.at(-1)?.value, 'lockfileVersion'));
  const known = filled.filter((document) => isKnown(document, log));
  if (filled.length === 0 && log.list().length === 0)
    log.add('wrong-format', 'the file is empty, so it is not a lockfile of pnpm');
  const inventory = assembleDocuments(known, log, {
    ...options,
    manifest: (importer) => {
      const manifest = manifestIn(files, joinPath(folder, importer));
      return manifest === 'pending' ? undefined : manifest;
    },
  });
  return { inventory, problems: log.list(), wants, ...(version !== undefined && { formatVersion: version }) };
}

function isKnown(document: Parsed, log: ProblemLog): boolean {
  if (!asObject(document.value)) {
    log.add('wrong-format', 'the file holds no map, so it is not a lockfile of pnpm');
    return false;
  }
  const version = get(document.value, 'lockfileVersion');
  const text = typeof version === 'number' ? String(version) : asString(version);
  if (text?.startsWith('9') && !asObject(get(document.value, 'importers'))) {
    log.add('wrong-format', 'the file has no "importers", which pnpm always writes: it may be cut off');
  }
  if (text !== undefined && KNOWN_VERSION.test(text)) return true;
  const span = document.span('lockfileVersion');
  const message = text === undefined ? 'the file names no lockfileVersion' : `lockfileVersion is ${quote(text)}`;
  log.add('unknown-format-version', `${message}; versions 5, 6 and 9 are known`, span);
  return false;
}

/** The folders of the importers, found without parsing: the lines two blanks in below `importers:`. */
function importerPaths(text: string): string[] {
  const paths = new Set(['.']);
  for (let at = sectionAfter(text, 0); at >= 0; at = sectionAfter(text, at)) {
    for (;;) {
      const end = text.indexOf('\n', at);
      const line = text.slice(at, end < 0 ? text.length : end).trimEnd();
      if (line !== '' && !line.startsWith(' ') && !line.startsWith('#')) break;
      const key = /^ {2}(?! )["']?(.+?)["']?:(?: \{\})?$/.exec(line)?.[1];
      if (key !== undefined) paths.add(key);
      if (end < 0 || paths.size > MAX_NAMED_IMPORTERS) return paths.size > MAX_NAMED_IMPORTERS ? ['.'] : [...paths];
      at = end + 1;
    }
  }
  return [...paths];
}

/** Where the line after the next `importers:` starts; -1 where there is none. */
function sectionAfter(text: string, from: number): number {
  const found = /^importers:[ \r]*\n/gm;
  found.lastIndex = from;
  return found.test(text) ? found.lastIndex : -1;
}
