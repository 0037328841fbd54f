import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '@morel/model';
import { damaged } from './damaged.ts';

const CHUNK = 256 * 1024;

/**
 * Unpacks gzip (RFC 1952), several members in a row included. Rejects with `AppError`: `too-large` when more than `limit`
 * bytes come out, `archive-damaged` for data that is cut off or fails its checksum. Errors of the source pass through.
 */
export async function* gunzipStream(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // The loop below throws what the source throws, too: it is passed on by `pipeline`.
  const chunks: AsyncIterable<Uint8Array> = pipeline(Readable.from(source), gunzip, () => undefined);
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limit) throw new AppError('too-large', `the gzip data unpacks to more than ${limit} bytes`);
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? damaged('the gzip data is cut off or damaged', error) : error;
  } finally {
    gunzip.destroy();
  }
}

/** Errors of zlib carry its own codes; anything else comes from the source. */
function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}
