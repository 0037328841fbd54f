import { createProblemLog, InventoryBuilder, type Reader } from '@morel/model';
import { besides, baseName } from '../../reading/tree-path.ts';
import { readWholeGemfile } from '../gemfile/read-gemfile.ts';
import { connectGems } from './connect.ts';
import { readLockFile } from './lock-file.ts';

/** Reads Gemfile.lock, which is gems.locked beside a gems.rb, with the Gemfile: it says what a gem is for. */
export const gemfileLockReader: Reader = {
  format: 'gemfile-lock',
  beside: gemfileBeside,
  read(files) {
    const { main } = files;
    const log = createProblemLog(main.path);
    const lock = readLockFile(main.text, log);
    if (!lock) return { inventory: new InventoryBuilder().build(), problems: log.list() };
    const [path] = gemfileBeside(main.path);
    const file = path === undefined ? undefined : files.get(path);
    const gemfile = file && 'text' in file ? readWholeGemfile(file, files) : undefined;
    const inventory = connectGems({ lock, gemfile, path: main.path }, log).build();
    return {
      inventory,
      problems: log.list(),
      wants: [...(path === undefined ? [] : [path]), ...(gemfile?.wants ?? [])],
      expectsDigests: lock.checksums !== undefined,
      ...(lock.bundler && { formatVersion: lock.bundler.version }),
    };
  },
};

/** Bundler adds `.lock` to the name of the Gemfile, but for gems.rb. */
function gemfileBeside(path: string): string[] {
  const name = baseName(path);
  if (name === 'gems.locked') return [besides(path, 'gems.rb')];
  return name.endsWith('.lock') ? [besides(path, name.slice(0, -'.lock'.length))] : [];
}
