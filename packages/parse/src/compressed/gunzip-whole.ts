import { gunzipSync } from 'node:zlib';
import { AppError } from '@morel/model';
import { damaged } from './damaged.ts';

/** Unpacks gzip (RFC 1952), several members in a row included. Throws `AppError`: `too-large`, `archive-damaged`. */
export function gunzipWhole(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    if (isTooLarge) throw new AppError('too-large', `the gzip data unpacks to more than ${limit} bytes`);
    throw damaged('the gzip data is cut off or damaged', error);
  }
}
