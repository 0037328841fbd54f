import { promisify } from 'node:util';
import { brotliCompress, constants, crc32 } from 'node:zlib';
import { type BlockTableSection, PAIR_HEAD } from '../file/block-table.ts';
import type { Output } from './output.ts';

const BLOCK = 512 * 1024;
/** Above 5, brotli takes much longer for one per cent. */
const QUALITY = 5;
/** Blocks that are packed at once, in zlib's own threads. */
const AT_ONCE = 4;

const compress = promisify(brotliCompress);

/** A pair for a block table; `key` is what `orderKey` makes of an id. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

interface Block {
  readonly first: string;
  readonly count: number;
  readonly plain: Buffer;
}

/** Writes pairs, which come in the order of their keys, as the blocks and the directory that `BlockTable` reads. */
export async function* writeBlockTable(
  output: Output,
  pairs: Iterable<Pair>,
): AsyncGenerator<Uint8Array, BlockTableSection> {
  const offset = output.position;
  const directory: unknown[] = [];
  let count = 0;
  for await (const { block, packed } of packBlocks(cutBlocks(pairs))) {
    directory.push([block.first, output.position, packed.length, crc32(packed), block.plain.length]);
    count += block.count;
    yield output.pass(packed);
  }
  const blocks = output.since(offset);
  return { count, blocks, directory: yield* output.section(Buffer.from(JSON.stringify(directory), 'utf8')) };
}

function* cutBlocks(pairs: Iterable<Pair>): Generator<Block> {
  let first = '';
  let parts: Buffer[] = [];
  let size = 0;
  for (const { key, value } of pairs) {
    if (parts.length === 0) first = key;
    const pair = encodePair(key, value);
    parts.push(pair);
    size += pair.length;
    if (size < BLOCK) continue;
    yield { first, count: parts.length, plain: Buffer.concat(parts) };
    parts = [];
    size = 0;
  }
  if (parts.length > 0) yield { first, count: parts.length, plain: Buffer.concat(parts) };
}

function encodePair(key: string, value: string): Buffer {
  const keyBytes = Buffer.byteLength(key);
  const pair = Buffer.allocUnsafe(PAIR_HEAD + keyBytes + Buffer.byteLength(value));
  pair.writeUInt32LE(keyBytes, 0);
  pair.writeUInt32LE(pair.length - PAIR_HEAD - keyBytes, 4);
  pair.write(key, PAIR_HEAD);
  pair.write(value, PAIR_HEAD + keyBytes);
  return pair;
}

/** Packs several blocks at a time and gives them back in their order. */
async function* packBlocks(blocks: Iterable<Block>): AsyncGenerator<{ block: Block; packed: Buffer }> {
  const running: Promise<{ block: Block; packed: Buffer }>[] = [];
  for (const block of blocks) {
    running.push(packBlock(block));
    const next = running.length >= AT_ONCE ? running.shift() : undefined;
    if (next) yield await next;
  }
  for (const next of running) yield await next;
}

async function packBlock(block: Block): Promise<{ block: Block; packed: Buffer }> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: block.plain.length };
  return { block, packed: await compress(block.plain, { params }) };
}
