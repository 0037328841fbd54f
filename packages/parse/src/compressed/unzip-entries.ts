import { crc32, inflateRawSync } from 'node:zlib';
import { quote, type RandomAccess } from '@morel/model';
import { damaged } from './damaged.ts';
import { readZipDirectory, type ZipLimits, type ZipRecord } from './zip-directory.ts';

/** A file in an archive. */
export interface ZipEntry {
  /** A relative path, checked to stay inside. */
  readonly name: string;
  /** Unpacked bytes. */
  readonly size: number;
  /** The unpacked bytes, whose number and checksum were compared. Throws `AppError`, `feed-damaged`. */
  readonly read: () => Uint8Array;
}

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;

/**
 * The files of a zip archive. The directory is read and checked when the first one is asked for; see `readZipDirectory` for
 * what is refused.
 */
export function* unzipEntries(source: RandomAccess | Uint8Array, limits: ZipLimits): Generator<ZipEntry> {
  const bytes = source instanceof Uint8Array ? accessTo(source) : source;
  for (const record of readZipDirectory(bytes, limits)) {
    yield { name: record.name, size: record.size, read: () => unpack(bytes, record) };
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

/** The packed bytes behind the file's own header, which has to agree with the directory on the name. */
function readPacked(source: RandomAccess, { name, rawName, offset, packedSize }: ZipRecord): Uint8Array {
  const header = source.readAt(offset, LOCAL_SIZE + rawName.length);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const isSame = Buffer.compare(header.subarray(LOCAL_SIZE), rawName) === 0;
  if (view.getUint32(0, true) !== LOCAL || view.getUint16(26, true) !== rawName.length || !isSame) {
    throw damaged(`the entry ${quote(name)} is not where the directory says`);
  }
  const start = offset + header.length + view.getUint16(28, true);
  if (start + packedSize > source.size) throw damaged(`the entry ${quote(name)} is cut off`);
  return source.readAt(start, packedSize);
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
