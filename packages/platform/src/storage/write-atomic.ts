import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileError } from './file-error.ts';

let counter = 0;

/**
 * Replaces a file as a whole or not at all: the bytes go to a side file, are flushed to the disk, and the side file is
 * renamed over the old one. A failure removes the side file and rejects with `AppError` (`no-space`, `file-write`, or
 * what the source of the bytes threw); a kill leaves a side file that `sidePid` recognises.
 */
export async function writeAtomic(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const side = `${path}.new-${process.pid}-${(counter += 1)}`;
  try {
    await writeAndFlush(side, bytes);
    await rename(side, path);
  } catch (cause) {
    await rm(side, { force: true }).catch(() => undefined);
    throw fileError(cause, path, 'file-write');
  }
  await flushFolder(dirname(path));
}

/** The process that wrote a side file, told from its name; undefined for any other name. */
export function sidePid(name: string): number | undefined {
  const match = /\.new-(\d{1,10})-\d{1,10}$/.exec(name);
  return match ? Number(match[1]) : undefined;
}

async function writeAndFlush(side: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(side, 'w', 0o644);
  try {
    for await (const chunk of bytes) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename itself durable. Not every platform can open a folder, and the data is safe without. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
