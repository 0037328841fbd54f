import { InventoryBuilder, type Reader } from '@morel/model';
import { createProblemLog } from '../../reading/problem-log.ts';
import { connectGems } from './connect.ts';
import { readLockFile } from './lock-file.ts';

/** Reads Gemfile.lock, which is gems.locked beside a gems.rb. */
export const gemfileLockReader: Reader = {
  format: 'gemfile-lock',
  read({ main }) {
    const log = createProblemLog(main.path);
    const lock = readLockFile(main.text, log);
    if (!lock) return { inventory: new InventoryBuilder().build(), problems: log.list() };
    const inventory = connectGems(lock, main.path, log).build();
    return {
      inventory,
      problems: log.list(),
      expectsDigests: lock.checksums !== undefined,
      ...(lock.bundler && { formatVersion: lock.bundler.version }),
    };
  },
};
