import { damaged } from './damaged.ts';

export const BLOCK = 512;

/** One header of a tar archive. */
export interface TarHeader {
  readonly name: Uint8Array;
  readonly linkName: Uint8Array;
  readonly type: string;
  /** Bytes that follow, without padding. */
  readonly size: number;
  /** An old GNU header whose map of holes goes on in a further block. */
  readonly isContinued: boolean;
}

const SLASH = 0x2f;

/** Reads the header in a block. Source: POSIX.1-2017, pax "ustar Interchange Format"; GNU tar manual, "Basic Tar Format". */
export function readTarHeader(block: Uint8Array): TarHeader {
  if (!hasRightSum(block)) throw damaged('a header of the archive is damaged, or it is no tar archive');
  const isPosix = Buffer.from(block.subarray(257, 263)).toString('latin1') === 'ustar\0';
  const [name, prefix] = [field(block, 0, 100), isPosix ? field(block, 345, 155) : new Uint8Array()];
  return {
    name: prefix.length > 0 ? Buffer.concat([prefix, Buffer.from([SLASH]), name]) : name,
    linkName: field(block, 157, 100),
    type: String.fromCharCode(block[156] || 0x30),
    size: numberIn(block, 124, 12),
    isContinued: block[482] === 1,
  };
}

/** Whether the block is all zero, as at the end of an archive. */
export function isEmptyBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** The sum of the header's bytes, its own field taken for blanks. */
export function hasRightSum(block: Uint8Array): boolean {
  if (block.length < BLOCK || isEmptyBlock(block)) return false;
  let sum = 0;
  for (const [at, byte] of block.subarray(0, BLOCK).entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  const stated = Buffer.from(field(block, 148, 8))
    .toString('latin1')
    .trim();
  return /^[0-7]+$/.test(stated) && Number.parseInt(stated, 8) === sum;
}

/** Up to the first NUL. */
function field(block: Uint8Array, start: number, length: number): Uint8Array {
  const bytes = block.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Octal digits, or, with the highest bit set, a number of base 256. */
function numberIn(block: Uint8Array, start: number, length: number): number {
  const first = block[start] ?? 0;
  if (first < 0x80) {
    const digits = Buffer.from(field(block, start, length))
      .toString('latin1')
      .trim();
    if (!/^[0-7]*$/.test(digits)) throw damaged('a header of the archive states no size');
    return digits === '' ? 0 : Number.parseInt(digits, 8);
  }
  let value = first & 0x7f;
  for (const byte of block.subarray(start + 1, start + length)) value = value * 256 + byte;
  // Negative numbers have the next bit set too; both are no sizes.
  if (!Number.isSafeInteger(value) || (first & 0x40) !== 0) throw damaged('a header of the archive states no size');
  return value;
}
