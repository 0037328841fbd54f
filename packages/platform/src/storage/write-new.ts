import { link, open, rm } from 'node:fs/promises';
import { fileError } from './file-error.ts';

let counter = 0;

/**
 * Writes a file that is not there yet, as a whole or not at all.
 * @returns false where something has that name; it is left as it is. Rejects with `AppError` where nothing can be written.
 */
export async function writeNew(path: string, text: string): Promise<boolean> {
  const side = `${path}.new-${process.pid}-${(counter += 1)}`;
  try {
    const handle = await open(side, 'wx', 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Unlike a rename, a link never takes the place of a file.
    await link(side, path);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw fileError(cause, path, 'file-write');
  } finally {
    await rm(side, { force: true }).catch(() => undefined);
  }
}
