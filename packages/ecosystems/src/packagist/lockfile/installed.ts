import { createProblemLog, InventoryBuilder, type Reader } from '@morel/model';
import { asArray, get, readJson, stringsOf } from '@morel/parse';
import { normaliseName } from '../names.ts';
import { connectPackages } from './connect.ts';
import { packagesIn } from './packages.ts';

/** Reads vendor/composer/installed.json: of Composer 2 an object with `packages`, of Composer 1 the list itself. */
export const composerInstalledReader: Reader = {
  format: 'composer-installed',
  read({ main: { path, text } }) {
    const parsed = readJson(text, path);
    const log = createProblemLog(path, parsed.problems);
    const { value } = parsed;
    const isList = asArray(value) !== undefined;
    if (value === undefined || (!isList && !asArray(get(value, 'packages')))) {
      if (value !== undefined) log.add('wrong-format', 'the file holds no list of packages');
      return { inventory: new InventoryBuilder().build(), problems: log.list() };
    }
    const dev = new Set(stringsOf(get(value, 'dev-package-names')).map(normaliseName));
    const packages = packagesIn(parsed, isList ? [] : ['packages'], false, log);
    const marked = packages.map((entry) => (dev.has(entry.name) ? { ...entry, isDev: true } : entry));
    return { inventory: connectPackages(marked, undefined, log).build(), problems: log.list() };
  },
};
