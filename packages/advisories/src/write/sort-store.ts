import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { PARTS, hashKey } from '../file/hash.ts';

const SLAB = 64 * 1024;
const ITEM_HEAD = 8;

/** A key with everything that was stored under it, in the order it came. */
export interface Group {
  readonly key: string;
  readonly values: readonly Buffer[];
}

interface Part {
  readonly packed: Buffer[];
  slab: Buffer;
  used: number;
}

/**
 * Takes keys with values in any order and gives them back sorted, part by part. Values wait packed, so memory grows
 * with the packed size of everything and the plain size of one part only.
 */
export class SortStore {
  readonly #partOf: (key: string) => number;
  readonly #parts: (Part | undefined)[] = Array.from({ length: PARTS });

  /** `partOf` gives 0 to `PARTS - 1`, the same for the same key always. */
  constructor(partOf: (key: string) => number) {
    this.#partOf = partOf;
  }

  add(key: string, value: string): void {
    const part = this.#part(this.#partOf(key));
    const keyBytes = Buffer.byteLength(key);
    const valueBytes = Buffer.byteLength(value);
    const size = ITEM_HEAD + keyBytes + valueBytes;
    if (part.used + size > part.slab.length) pack(part, size);
    const { slab } = part;
    slab.writeUInt32LE(keyBytes, part.used);
    slab.writeUInt32LE(valueBytes, part.used + 4);
    slab.write(key, part.used + ITEM_HEAD);
    slab.write(value, part.used + ITEM_HEAD + keyBytes);
    part.used += size;
  }

  /** The parts in order, each with its keys sorted by `compare`. May be walked more than once. */
  *parts(compare: (a: string, b: string) => number): Generator<readonly Group[]> {
    for (const part of this.#parts) {
      if (!part) continue;
      const groups = new Map<string, Buffer[]>();
      for (const slab of part.packed) gather(inflateRawSync(slab), groups);
      gather(part.slab.subarray(0, part.used), groups);
      yield [...groups].map(([key, values]) => ({ key, values })).sort((a, b) => compare(a.key, b.key));
    }
  }

  #part(number: number): Part {
    const known = this.#parts[number];
    if (known) return known;
    const part = { packed: [], slab: Buffer.allocUnsafe(SLAB), used: 0 };
    this.#parts[number] = part;
    return part;
  }
}

/** By UTF-16 code units, which is how readers search. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** By hash, then key: the order of a hash table. */
export function compareHash(a: string, b: string): number {
  return hashKey(a) - hashKey(b) || compareText(a, b);
}

/** Packs what is there and makes room for an item of `size`. */
function pack(part: Part, size: number): void {
  if (part.used > 0) part.packed.push(deflateRawSync(part.slab.subarray(0, part.used), { level: 1 }));
  part.used = 0;
  if (size > part.slab.length || part.slab.length > SLAB) part.slab = Buffer.allocUnsafe(Math.max(SLAB, size));
}

function gather(slab: Buffer, groups: Map<string, Buffer[]>): void {
  for (let at = 0; at < slab.length;) {
    const keyEnd = at + ITEM_HEAD + slab.readUInt32LE(at);
    const end = keyEnd + slab.readUInt32LE(at + 4);
    const key = slab.toString('utf8', at + ITEM_HEAD, keyEnd);
    const values = groups.get(key);
    if (values) values.push(slab.subarray(keyEnd, end));
    else groups.set(key, [slab.subarray(keyEnd, end)]);
    at = end;
  }
}
