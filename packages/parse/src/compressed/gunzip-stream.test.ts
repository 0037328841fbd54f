import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '@morel/model';
import { gunzipStream } from './gunzip-stream.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpack(bytes: Uint8Array, limit: number = 1_000_000, size: number = 1000): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of gunzipStream(inPieces(bytes, size), limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it('unpacks whatever was packed, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
      expect(await unpack(gzipSync(bytes), 500, size)).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 30 },
  );
});

it('unpacks several members in a row', async () => {
  expect(String(await unpack(Buffer.concat([gzipSync('one\n'), gzipSync('two')])))).toBe('one\ntwo');
});

it('stops a bomb at the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  await expect(unpack(bomb, 1_000_000)).rejects.toMatchObject({
    code: 'too-large',
    message: 'the gzip data unpacks to more than 1000000 bytes',
  });
});

it.each([
  ['cut off', gzipSync('a'.repeat(5000)).subarray(0, 30)],
  ['empty', new Uint8Array()],
  ['no gzip', Buffer.from('{"not": "gzip"}')],
  ['changed', gzipSync('some text').map((byte, index) => (index === 12 ? byte ^ 0xff : byte))],
  [
    'of a wrong checksum',
    gzipSync('some text').map((byte, index, all) => (index === all.length - 6 ? byte ^ 1 : byte)),
  ],
])('says that data that is %s is damaged', async (_name, bytes) => {
  await expect(unpack(bytes)).rejects.toMatchObject({
    code: 'archive-damaged',
    message: 'the gzip data is cut off or damaged',
  });
});

it('passes on an error of the source', async () => {
  const failure = new AppError('network', 'the connection was lost');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield gzipSync('text').subarray(0, 10);
    throw failure;
  }
  const read = async (): Promise<void> => {
    for await (const chunk of gunzipStream(broken(), 1000)) expect(chunk).toBeDefined();
  };
  await expect(read()).rejects.toBe(failure);
});

it('lets go of the source when the reader stops', async () => {
  let isReleased = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield gzipSync('line\n');
    } finally {
      isReleased = true;
    }
  }
  for await (const chunk of gunzipStream(endless(), 1_000_000)) {
    expect(String(chunk)).toContain('line');
    break;
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(isReleased).toBe(true);
});
