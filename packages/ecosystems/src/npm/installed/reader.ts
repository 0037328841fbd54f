import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { entriesOf, get, loadYaml, readBlockYaml, readJson, stringsOf } from '@morel/parse';
import { folderOf, joinPath } from '../../reading/tree-path.ts';
import { archivedPackage } from '../address.ts';
import { npmComponent } from '../component.ts';
import { readPackageLock } from '../lockfiles/package-lock/reader.ts';
import { readPnpmLock } from '../lockfiles/pnpm-lock/reader.ts';
import { readLocator } from '../lockfiles/yarn-lock/locator.ts';
import { waitingFor } from '../waiting.ts';
import type { YamlReader } from '../yaml-reader.ts';

/**
 * Reads what clients write into node_modules about what they installed. Yarn Classic, Bun and npm before version 7 leave
 * no such list.
 */
export const nodeModulesReader: Reader = {
  format: 'node-modules',
  read: (files) => readInstalled(files, readBlockYaml),
  full: async () => {
    const readYaml = await loadYaml();
    return { read: (files) => readInstalled(files, readYaml) };
  },
};

function readInstalled(files: ReaderFiles, readYaml: YamlReader): ReadResult | typeof HAND_OVER {
  const { path } = files.main;
  if (path.endsWith('.json')) return readPackageLock(files, { path: '..', isComplete: false });
  return path.endsWith('.yml') ? readYarnState(files, readYaml) : readPnpmTree(files, readYaml);
}

/** pnpm keeps the lockfile that it installed, and lists apart what it left out of it. */
function readPnpmTree(files: ReaderFiles, readYaml: YamlReader): ReadResult | typeof HAND_OVER {
  const modules = joinPath(folderOf(files.main.path), '../.modules.yaml');
  const file = files.get(modules);
  if (file === undefined) return waitingFor(files.main.path, [modules]);
  let skipped: readonly string[] = [];
  if ('text' in file) {
    const isJson = file.text.trimStart().startsWith('{');
    const documents = isJson ? [readJson(file.text, modules)] : readYaml(file.text, modules);
    if (!documents) return HAND_OVER;
    skipped = stringsOf(get(documents[0]?.value, 'skipped'));
  }
  const options = { projectPath: '../..', skipped: new Set(skipped), isComplete: false };
  const result = readPnpmLock(files, readYaml, options);
  return result === HAND_OVER ? result : { ...result, wants: [modules, ...(result.wants ?? [])] };
}

const VERSION = /^(?:patch:.*::version=|npm:)([^:&]+)/;

/** Yarn lists what lies where, by locator, and no dependencies between them. */
function readYarnState({ main }: ReaderFiles, readYaml: YamlReader): ReadResult | typeof HAND_OVER {
  const documents = readYaml(main.text, main.path);
  if (!documents) return HAND_OVER;
  const [parsed] = documents;
  const log = createProblemLog(
    main.path,
    documents.flatMap(({ problems }) => problems),
  );
  const builder = new InventoryBuilder();
  const keys = new Set<string>();
  for (const [key] of entriesOf(parsed?.value)) {
    const locator = key.replace(/@virtual:[^#]{0,300}#/, '@');
    const { name, source, workspace } = readLocator(locator);
    if (key === '__metadata' || name === '' || workspace !== undefined || keys.has(locator)) continue;
    keys.add(locator);
    const archived = source.kind === 'url' ? archivedPackage(source.url)?.version : undefined;
    const version = archived ?? VERSION.exec(locator.slice(locator.indexOf('@', 1) + 1))?.[1];
    const span = parsed?.span(key);
    builder.add({ component: npmComponent(name, version, source), key: locator, source, span });
  }
  return { inventory: builder.build(), problems: log.list() };
}
