import { crc32, inflateRawSync } from 'node:zlib';
import type { RandomAccess } from '@morel/model';
import { damaged } from '../text/damaged.ts';

/** A file inside an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const MOST_ENTRIES = 4_000_000;
const LARGEST_ENTRY = 64 * 1024 * 1024;
const LARGEST_DIRECTORY = 1024 * 1024 * 1024;
const END_SIZE = 22;
const END_64_SIZE = 56;
const LOCATOR_64_SIZE = 20;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
/** Room for the extra fields before an entry's bytes, so that one read is enough. */
const EXTRA_ROOM = 512;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/**
 * The files of a zip archive, folders left out, in the order of its directory (with zip64: OSV's archives hold more than
 * 65,535 files). Throws `feed-damaged`. Names are labels and never paths. Source: PKWARE APPNOTE 6.3.
 */
export function* zipEntries(access: RandomAccess, name: string): Generator<ZipEntry> {
  const { offset, size, count } = findDirectory(access, name);
  const directory = read(access, name, offset, size);
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    if (at + ENTRY_SIZE > size || directory.readUInt32LE(at) !== 0x02014b50)
      throw damaged(name, 'has a broken directory');
    const nameEnd = at + ENTRY_SIZE + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const next = extraEnd + directory.readUInt16LE(at + 32);
    if (next > size) throw damaged(name, 'has a broken directory');
    const entry = toEntry(directory, at, nameEnd, extraEnd);
    if (!entry.name.endsWith('/')) yield entry;
    at = next;
  }
}

/** The bytes of an entry, checked against its size and checksum. Throws `feed-damaged`. */
export function readZipEntry(access: RandomAccess, name: string, entry: ZipEntry): Buffer {
  const label = `${name}: ${entry.name}`;
  if (entry.flags & ENCRYPTED) throw damaged(label, 'is encrypted');
  if (entry.size > LARGEST_ENTRY || entry.packed > LARGEST_ENTRY)
    throw damaged(label, `is larger than ${LARGEST_ENTRY} bytes`);
  const bytes = unpack(label, entry, packedBytes(access, name, entry));
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged(label, 'does not match its checksum');
  return bytes;
}

function packedBytes(access: RandomAccess, name: string, entry: ZipEntry): Buffer {
  const room = LOCAL_SIZE + entry.name.length * 3 + EXTRA_ROOM + entry.packed;
  const bytes = read(access, name, entry.offset, Math.min(room, access.size - entry.offset));
  if (bytes.length < LOCAL_SIZE || bytes.readUInt32LE(0) !== 0x04034b50)
    throw damaged(name, 'has an entry where none is');
  const start = LOCAL_SIZE + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  const end = start + entry.packed;
  return end <= bytes.length ? bytes.subarray(start, end) : read(access, name, entry.offset + start, entry.packed);
}

function unpack(label: string, { method, size }: ZipEntry, packed: Buffer): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw damaged(label, `is packed in a way that is not read (${method})`);
  try {
    // One byte more than promised is enough to see that the promise is broken.
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch (cause) {
    throw damaged(label, 'cannot be unpacked', cause);
  }
}

function findDirectory(access: RandomAccess, name: string): { offset: number; size: number; count: number } {
  const tailSize = Math.min(access.size, END_SIZE + 0xffff + LOCATOR_64_SIZE);
  const tail = read(access, name, access.size - tailSize, tailSize);
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + END_SIZE > tail.length) throw damaged(name, 'is a zip archive that is cut off');
  const found = {
    count: tail.readUInt16LE(end + 10),
    size: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
  };
  const locator = end - LOCATOR_64_SIZE;
  const has64 = locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50;
  const directory = has64 ? readEnd64(access, name, toNumber(tail.readBigUInt64LE(locator + 8))) : found;
  if (directory.count > MOST_ENTRIES || directory.size > LARGEST_DIRECTORY) throw damaged(name, 'holds too many files');
  return directory;
}

function readEnd64(access: RandomAccess, name: string, at: number): { offset: number; size: number; count: number } {
  const end = read(access, name, at, END_64_SIZE);
  if (end.readUInt32LE(0) !== 0x06064b50) throw damaged(name, 'has a broken directory');
  return {
    count: toNumber(end.readBigUInt64LE(32)),
    size: toNumber(end.readBigUInt64LE(40)),
    offset: toNumber(end.readBigUInt64LE(48)),
  };
}

function toEntry(directory: Buffer, at: number, nameEnd: number, extraEnd: number): ZipEntry {
  const entry = {
    name: directory.toString('utf8', at + ENTRY_SIZE, nameEnd),
    flags: directory.readUInt16LE(at + 8),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    packed: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
  };
  return { ...entry, ...largeNumbers(entry, directory.subarray(nameEnd, extraEnd)) };
}

/** Numbers that do not fit stand in the zip64 extra field, in this order, those only that are missing. */
function largeNumbers(entry: ZipEntry, extra: Buffer): Partial<ZipEntry> {
  const missing = (['size', 'packed', 'offset'] as const).filter((key) => entry[key] === 0xffffffff);
  const large: { -readonly [K in keyof ZipEntry]?: number } = {};
  if (missing.length === 0) return {};
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    for (const [place, key] of missing.entries()) {
      const from = at + 4 + place * 8;
      if (from + 8 <= extra.length) large[key] = toNumber(extra.readBigUInt64LE(from));
    }
  }
  const { size, packed, offset } = large;
  return {
    ...(size !== undefined && { size }),
    ...(packed !== undefined && { packed }),
    ...(offset !== undefined && { offset }),
  };
}

function toNumber(value: bigint): number {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number.MAX_SAFE_INTEGER;
}

function read(access: RandomAccess, name: string, offset: number, length: number): Buffer {
  if (offset < 0 || length < 0 || offset + length > access.size) throw damaged(name, 'points outside of itself');
  const bytes = access.readAt(offset, length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
