import { open } from 'node:fs/promises';
import { fileError } from './file-error.ts';

/**
 * Cuts a file to `from` bytes (it is made where absent), adds these, flushes, and resolves to the new size. What had
 * arrived before a failure stays, so that a download can go on there. Rejects with `AppError`, or what the source threw.
 */
export async function appendPart(path: string, from: number, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  try {
    const handle = await open(path, from > 0 ? 'r+' : 'w', 0o644);
    try {
      await handle.truncate(from);
      let size = from;
      for await (const chunk of bytes) {
        for (let done = 0; done < chunk.length;) {
          const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, size);
          done += bytesWritten;
          size += bytesWritten;
        }
      }
      await handle.sync();
      return size;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw fileError(cause, path, 'file-write');
  }
}
