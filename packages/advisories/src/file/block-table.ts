import { brotliDecompressSync } from 'node:zlib';
import { type RandomAccess, quote } from '@morel/model';
import { damaged } from './damage.ts';
import { hashKey, partOf } from './hash.ts';
import { type Extent, type Section, readSection, textOf } from './layout.ts';
import { toJson, toList, toNumber, toText } from './shape.ts';

/** Bytes before a key and its value in a block: the length of each. */
export const PAIR_HEAD = 8;
/** The character of the first part: `0`. */
const FIRST_PART = 48;
const LARGEST_BLOCK = 256 * 1024 * 1024;

/** Where the parts of a block table lie. */
export interface BlockTableSection {
  readonly count: number;
  readonly blocks: Extent;
  readonly directory: Section;
}

interface Block extends Section {
  readonly first: string;
  /** Bytes when unpacked. */
  readonly size: number;
}

/**
 * How a table orders an id: by a part of its hash, then by the id. The last three characters do not count for the part,
 * so that records numbered one after the other, whose texts are alike, are packed together.
 */
export function orderKey(id: string): string {
  return String.fromCharCode(FIRST_PART + partOf(hashKey(id.slice(0, -3)))) + id;
}

/** The part that an `orderKey` begins with. */
export function partOfOrderKey(key: string): number {
  return key.charCodeAt(0) - FIRST_PART;
}

/** Reads sorted keys with values from packed blocks: small in the file, slower to look up than a hash table. */
export class BlockTable {
  readonly #access: RandomAccess;
  readonly #section: BlockTableSection;
  #blocks: readonly Block[] | undefined;

  constructor(access: RandomAccess, section: BlockTableSection) {
    this.#access = access;
    this.#section = section;
  }

  /** The value of an id, or undefined where the table holds none. Throws `index-damaged`. */
  find(id: string): string | undefined {
    const key = orderKey(id).toWellFormed();
    const block = this.#blockOf(key);
    if (!block) return undefined;
    for (const pair of this.#pairs(block)) if (pair.key === key) return pair.value;
    return undefined;
  }

  /** Every id with its value, in the order of the file. Throws where `find` would not come upon one. */
  *all(): Generator<{ readonly id: string; readonly value: string }> {
    let last = '';
    for (const block of this.#directory()) {
      let expected: string | undefined = block.first;
      for (const { key, value } of this.#pairs(block)) {
        const id = key.slice(1);
        if (key <= last || key !== (expected ?? key) || key !== orderKey(id))
          throw damaged(`the id ${quote(id)} is out of place`);
        last = key;
        expected = undefined;
        yield { id, value };
      }
    }
  }

  #blockOf(key: string): Block | undefined {
    const blocks = this.#directory();
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((blocks[middle]?.first ?? '') <= key) low = middle + 1;
      else high = middle;
    }
    return blocks[low - 1];
  }

  #directory(): readonly Block[] {
    this.#blocks ??= toList(toJson(textOf(readSection(this.#access, this.#section.directory)))).map(toBlock);
    return this.#blocks;
  }

  *#pairs(block: Block): Generator<{ readonly key: string; readonly value: string }> {
    const bytes = inflate(readSection(this.#access, block), block.size);
    for (let at = 0; at < bytes.length;) {
      if (at + PAIR_HEAD > bytes.length) throw damaged('a block ends within an entry');
      const keyEnd = at + PAIR_HEAD + bytes.readUInt32LE(at);
      const end = keyEnd + bytes.readUInt32LE(at + 4);
      if (end > bytes.length) throw damaged('a block ends within an entry');
      yield { key: bytes.toString('utf8', at + PAIR_HEAD, keyEnd), value: bytes.toString('utf8', keyEnd, end) };
      at = end;
    }
  }
}

function toBlock(value: unknown): Block {
  const [first, offset, length, crc, size] = toList(value);
  return {
    first: toText(first),
    offset: toNumber(offset),
    length: toNumber(length),
    crc: toNumber(crc),
    size: toNumber(size),
  };
}

function inflate(packed: Uint8Array, size: number): Buffer {
  if (!Number.isSafeInteger(size) || size < 1 || size > LARGEST_BLOCK) throw damaged('a block has no sound size');
  try {
    const bytes = brotliDecompressSync(packed, { maxOutputLength: size });
    if (bytes.length === size) return bytes;
  } catch (cause) {
    throw damaged(`a block cannot be unpacked (${String(cause)})`);
  }
  throw damaged('a block has another size than it should');
}
