import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { AppError } from '@morel/model';
import { networkError } from './network-error.ts';
import { shownUrl } from './url.ts';

/**
 * The body of an answer with its content coding taken off (gzip, deflate, br). Rejects with `AppError`: `too-large`
 * beyond `limit` bytes, before or after decoding; `network` where it is cut off or the coding is broken or not known.
 */
export async function* bodyOf(response: IncomingMessage, url: URL, limit: number): AsyncGenerator<Uint8Array> {
  const announced = Number(response.headers['content-length'] ?? 0);
  const stream = decoded(response, url);
  try {
    if (announced > limit) throw tooLarge(url, limit);
    let size = 0;
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.length;
      if (size > limit) throw tooLarge(url, limit);
      yield chunk;
    }
  } catch (cause) {
    throw bodyError(cause, url);
  } finally {
    response.destroy();
    stream.destroy();
  }
}

/** Reads an answer to its end and forgets it, so that its connection can be used again. */
export async function discard(response: IncomingMessage): Promise<void> {
  const announced = Number(response.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (announced > 65_536) {
    response.destroy();
    return;
  }
  response.resume();
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
  });
}

function decoded(response: IncomingMessage, url: URL): Readable {
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (coding === 'identity' || coding === '') return response;
  const decoder = decoderFor(coding);
  if (!decoder) {
    response.destroy();
    throw new AppError('network', `${shownUrl(url)} answers in a coding that is not known`, {
      hint: 'Check the mirror: it may send gzip, deflate, br or nothing.',
    });
  }
  // The error reaches the reader through the decoder, which pipeline destroys with it.
  return pipeline(response, decoder, () => {});
}

function decoderFor(coding: string): ReturnType<typeof createGunzip | typeof createBrotliDecompress> | undefined {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  if (coding === 'deflate') return createInflate();
  return coding === 'br' ? createBrotliDecompress() : undefined;
}

function bodyError(cause: unknown, url: URL): AppError {
  const error = networkError(cause, url);
  const cut = error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ECONNRESET';
  if (!cut) return error;
  return new AppError('network', `the answer of ${shownUrl(url)} was cut off`, {
    hint: 'Try again.',
    cause: error.cause,
  });
}

function tooLarge(url: URL, limit: number): AppError {
  return new AppError('too-large', `the answer of ${shownUrl(url)} is larger than ${limit} bytes`, {
    hint: 'Check that the address is the one that was meant.',
  });
}
