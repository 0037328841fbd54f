import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, get, readJson } from '@morel/parse';
import { besides, folderOf } from '../../reading/tree-path.ts';
import { manifestFrom } from '../manifest/manifest.ts';
import { connectPackages } from './connect.ts';
import { packagesIn } from './packages.ts';

const MANIFEST = 'composer.json';

/** Reads composer.lock, with the composer.json beside it: the lockfile does not say what the project itself asks for. */
export const composerLockReader: Reader = {
  format: 'composer-lock',
  beside: (path) => [besides(path, MANIFEST)],
  read: readLock,
};

function readLock(files: ReaderFiles): ReadResult {
  const { path, text } = files.main;
  const wanted = besides(path, MANIFEST);
  const file = files.get(wanted);
  const parsed = readJson(text, path);
  const log = createProblemLog(path, parsed.problems);
  const wants = [wanted];
  const { value } = parsed;
  const listed = get(value, 'packages');
  if (value === undefined || !asArray(listed)) {
    if (value !== undefined)
      log.add('wrong-format', 'the file has no list "packages", so it is no lockfile of Composer');
    return { inventory: new InventoryBuilder().build(), problems: log.list(), wants };
  }
  const dev = get(value, 'packages-dev');
  if (dev !== undefined && dev !== null && !asArray(dev)) {
    log.add('unknown-entry', `${quote('packages-dev')} is not a list`, parsed.span('packages-dev'));
  }
  const manifest = file && 'text' in file ? manifestFrom(file) : undefined;
  if (!manifest)
    log.add('not-judged', 'there is no composer.json beside it that can be read, so what is direct is a guess');
  const packages = [
    ...packagesIn(parsed, ['packages'], false, log),
    ...packagesIn(parsed, ['packages-dev'], true, log),
  ];
  const inventory = connectPackages(packages, { manifest, folder: folderOf(path) }, log).build();
  return { inventory, problems: log.list(), wants };
}
