import { crc32, inflateRawSync } from 'node:zlib';
import { quote, type RandomAccess } from '@morel/model';
import type { ArchiveEntry } from './archive-entry.ts';
import { damaged } from './damaged.ts';
import { readZipDirectory, type ZipLimits, type ZipRecord } from './zip-directory.ts';

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const STORED = 0;
const FULL = 0xffffffff;
/** The sizes and the checksum stand behind the entry. */
const HAS_DESCRIPTOR = 0x0008;
const ENCRYPTED = 0x0001;
/** Room for the extra fields before an entry's bytes, so that one read is enough. */
const EXTRA_ROOM = 512;

/**
 * The files and links of a zip archive, without its folders. The directory is read and checked when the first one is asked for; see
 * `readZipDirectory` for what is refused. Bytes are compared with their number and checksum.
 */
export function* unzipEntries(source: RandomAccess | Uint8Array, limits: ZipLimits): Generator<ArchiveEntry> {
  const bytes = source instanceof Uint8Array ? accessTo(source) : source;
  for (const record of readZipDirectory(bytes, limits)) {
    const { name: path, size, isLink } = record;
    yield { path, size, kind: isLink ? 'link' : 'file', read: () => unpack(bytes, record) };
  }
}

function unpack(source: RandomAccess, record: ZipRecord): Uint8Array {
  const packed = readPacked(source, record);
  const bytes = record.isStored ? packed : inflate(packed, record);
  if (bytes.length !== record.size || crc32(bytes) !== record.checksum) {
    throw damaged(`the entry ${quote(record.name)} is not what its checksum says`);
  }
  return bytes;
}

function readPacked(source: RandomAccess, record: ZipRecord): Uint8Array {
  const { name, rawName, offset, packedSize } = record;
  const wanted = LOCAL_SIZE + rawName.length + EXTRA_ROOM + packedSize;
  const bytes = source.readAt(offset, Math.min(wanted, source.size - offset));
  if (bytes.length < LOCAL_SIZE + rawName.length) throw damaged(`the entry ${quote(name)} is cut off`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  requireSame(view, record);
  const start = LOCAL_SIZE + rawName.length + view.getUint16(28, true);
  if (offset + start + packedSize > source.size) throw damaged(`the entry ${quote(name)} is cut off`);
  if (start + packedSize <= bytes.length) return bytes.subarray(start, start + packedSize);
  return source.readAt(offset + start, packedSize);
}

/** The header of an entry has to say what the directory says: a program that goes by the one would see another file. */
function requireSame(view: DataView, { name, rawName, isStored, checksum, packedSize, size }: ZipRecord): void {
  const ownName = new Uint8Array(view.buffer, view.byteOffset + LOCAL_SIZE, rawName.length);
  const isThere = view.getUint32(0, true) === LOCAL && view.getUint16(26, true) === rawName.length;
  if (!isThere || Buffer.compare(ownName, rawName) !== 0)
    throw damaged(`the entry ${quote(name)} is not where the directory says`);
  const flags = view.getUint16(6, true);
  const facts = [
    [14, checksum],
    [18, packedSize],
    [22, size],
  ] as const;
  const isSame = facts.every(([at, value]) => {
    const own = view.getUint32(at, true);
    return own === value || own === FULL || (own === 0 && (flags & HAS_DESCRIPTOR) !== 0);
  });
  const isPackedAlike = (view.getUint16(8, true) === STORED) === isStored;
  if (!isSame || !isPackedAlike || (flags & ENCRYPTED) !== 0)
    throw damaged(`the entry ${quote(name)} says something else about itself than the directory`);
}

function inflate(packed: Uint8Array, { name, size }: ZipRecord): Uint8Array {
  try {
    // One byte more than stated, so that an entry that goes on is told from one that ends there.
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch (error) {
    throw damaged(`the entry ${quote(name)} cannot be unpacked`, error);
  }
}

function accessTo(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    readAt(offset, length) {
      if (offset + length > bytes.length) throw damaged('the archive is cut off');
      return bytes.subarray(offset, offset + length);
    },
    close: () => undefined,
  };
}
