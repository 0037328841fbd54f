import { loadYaml, readBlockYaml } from '@morel/parse';
import type { Reader } from '@morel/model';
import { folderOf } from '../../../reading/tree-path.ts';
import { manifestPath } from '../../manifest/manifest.ts';
import { readBerry } from './berry.ts';
import { readClassic } from './classic.ts';

/** Reads yarn.lock: of Yarn Classic, whose grammar is its own, and of newer Yarn, which is YAML. */
export const yarnLockReader: Reader = {
  format: 'yarn-lock',
  beside: (path) => [manifestPath(folderOf(path))],
  read: (files) => (isYaml(files.main.text) ? readBerry(files, readBlockYaml) : readClassic(files)),
  full: async () => {
    const readYaml = await loadYaml();
    return { read: (files) => (isYaml(files.main.text) ? readBerry(files, readYaml) : readClassic(files)) };
  },
};

/** Newer Yarn puts its version in front; both write the same comment when there is nothing else. */
function isYaml(text: string): boolean {
  return /^["']?__metadata["']?:/m.test(text);
}
