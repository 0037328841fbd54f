import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError, quote, type RandomAccess } from '@morel/model';
import { fileError } from './file-error.ts';

/** A file for reading at positions. Throws `AppError`: `not-found` or `file-read`. */
export function openRandomAccess(path: string): RandomAccess {
  const descriptor = attempt(path, () => openSync(path, 'r'));
  const status = attempt(path, () => fstatSync(descriptor));
  if (!status.isFile()) {
    closeSync(descriptor);
    throw new AppError('file-read', `${quote(path)} is no regular file`);
  }
  let isOpen = true;
  return {
    size: status.size,
    readAt: (offset, length) => attempt(path, () => readExactly(descriptor, path, offset, length)),
    close: () => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}

function readExactly(descriptor: number, path: string, offset: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, offset + done);
    if (count === 0) throw new AppError('file-read', `${quote(path)} ends before byte ${offset + length}`);
    done += count;
  }
  return bytes;
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw fileError(cause, path, 'file-read');
  }
}
