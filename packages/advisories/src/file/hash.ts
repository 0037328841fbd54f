import { crc32 } from 'node:zlib';

/**
 * 32 bits of a key: the CRC-32 of its UTF-8 text, which Node computes natively. It only finds candidates; the key itself is
 * always compared, so that keys with one hash hide nothing.
 */
export function hashKey(key: string): number {
  return crc32(key);
}

/** Writers keep keys in this many parts, and a part of a key is the top bits of its hash. */
export const PARTS = 64;

/** Which of the `PARTS` a hash falls in; parts in order are hashes in order. */
export function partOf(hash: number): number {
  return hash >>> 26;
}
