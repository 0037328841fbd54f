import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, asString, get, loadYaml, readBlockYaml, type Parsed } from '@morel/parse';
import { folderOf } from '../../reading/tree-path.ts';
import type { YamlReader } from '../yaml-reader.ts';
import { connect } from './connect.ts';
import { entriesIn, type LockEntry } from './entries.ts';
import { findProjects, manifestsIn } from './projects.ts';

/** Reads pubspec.lock, with the pubspecs of the packages that it is for. */
export const pubspecLockReader: Reader = {
  format: 'pubspec-lock',
  beside: (path) => manifestsIn(folderOf(path)),
  read: (files) => readLock(files, readBlockYaml),
  full: async () => {
    const readYaml = await loadYaml();
    return { read: (files) => readLock(files, readYaml) };
  },
};

function readLock(files: ReaderFiles, readYaml: YamlReader): ReadResult | typeof HAND_OVER {
  const { path, text } = files.main;
  const documents = readYaml(text, path);
  if (!documents) return HAND_OVER;
  const log = createProblemLog(
    path,
    documents.flatMap(({ problems }) => problems),
  );
  const lock = lockIn(documents, log);
  if (!lock) return { inventory: new InventoryBuilder().build(), problems: log.list() };
  const folder = folderOf(path);
  const projects = findProjects(files, folder, readYaml);
  if (!projects) return HAND_OVER;
  reportEnd(lock, log);
  const entries = entriesIn(lock, log);
  reportSdks(entries, log);
  const inventory = connect(entries, projects, folder, lock.span).build();
  return { inventory, problems: log.list(), wants: projects.wants };
}

/** The only document, if it is a lockfile; says why where it is not. */
function lockIn(documents: readonly Parsed[], log: ProblemLog): Parsed | undefined {
  const [document] = documents;
  if (!document || document.value === undefined) return undefined;
  const { value } = document;
  const isLock = asObject(get(value, 'packages')) ?? asObject(get(value, 'sdks')) ?? asString(get(value, 'sdk'));
  if (documents.length === 1 && isLock !== undefined) return document;
  log.add('wrong-format', 'the file has neither "packages" nor "sdks", so it is not a lockfile of pub');
  return undefined;
}

/** pub writes `packages` even if there are none, and after them `sdks`; from 1.14 to 1.18 it wrote `sdk`. */
function reportEnd({ value }: Parsed, log: ProblemLog): void {
  if (!asObject(get(value, 'packages'))) {
    log.add('unknown-entry', 'the file has no map "packages", which pub always writes');
  }
  if (asObject(get(value, 'sdks')) ?? asString(get(value, 'sdk'))) return;
  log.add('unknown-entry', 'the file does not end with "sdks", as every lockfile of pub: it may be cut off');
}

/** An SDK gives its packages versions of their own, mostly `0.0.0` in every release. */
function reportSdks(entries: readonly LockEntry[], log: ProblemLog): void {
  const counts = new Map<string, number>();
  for (const { sdk } of entries) if (sdk !== undefined) counts.set(sdk, (counts.get(sdk) ?? 0) + 1);
  for (const [sdk, count] of counts) {
    const packages = count === 1 ? 'one package comes' : `${count} packages come`;
    log.add('not-judged', `${packages} with the SDK ${quote(sdk)}, whose own version the lockfile does not say`);
  }
}
