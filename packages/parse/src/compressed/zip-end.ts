import type { RandomAccess } from '@morel/model';
import { damaged } from './damaged.ts';

/** Where the central directory of an archive stands. */
export interface ZipDirectoryPlace {
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_SIZE = 20;
const END_64 = 0x06064b50;
const END_64_SIZE = 56;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;
const RECORD_SIZE = 46;

/** Finds the central directory from the record at the end of the file. Throws `AppError`, `archive-damaged`. */
export function findZipDirectory(source: RandomAccess): ZipDirectoryPlace {
  const tailSize = Math.min(source.size, END_SIZE + MAX_COMMENT);
  const tailStart = source.size - tailSize;
  const tail = viewOf(source.readAt(tailStart, tailSize));
  const end = findEnd(tail);
  const place = {
    entries: tail.getUint16(end + 10, true),
    size: tail.getUint32(end + 12, true),
    offset: tail.getUint32(end + 16, true),
  };
  const isLarge = place.entries === FULL_16 || place.size === FULL_32 || place.offset === FULL_32;
  const large = isLarge ? findLargeDirectory(source, tailStart + end) : undefined;
  return checked(large ?? place, source.size);
}

/** Offset of the end record in the tail: its comment must reach to the end of the file. */
function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - END_SIZE; at >= 0; at -= 1) {
    const isEnd = tail.getUint32(at, true) === END;
    if (isEnd && at + END_SIZE + tail.getUint16(at + 20, true) === tail.byteLength) return at;
  }
  throw damaged('the archive is cut off, or is no zip file');
}

/** The same in a zip64 file, which has a second record before the first. Undefined where there is none. */
function findLargeDirectory(source: RandomAccess, end: number): ZipDirectoryPlace | undefined {
  if (end < LOCATOR_64_SIZE) return undefined;
  const locator = viewOf(source.readAt(end - LOCATOR_64_SIZE, LOCATOR_64_SIZE));
  if (locator.getUint32(0, true) !== LOCATOR_64) return undefined;
  const offset = Number(locator.getBigUint64(8, true));
  if (offset + END_64_SIZE > end) throw damaged('the directory of the archive is cut off');
  const record = viewOf(source.readAt(offset, END_64_SIZE));
  if (record.getUint32(0, true) !== END_64) throw damaged('the directory of the archive is damaged');
  return {
    entries: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
  };
}

function checked(place: ZipDirectoryPlace, fileSize: number): ZipDirectoryPlace {
  const { entries, size, offset } = place;
  if (offset + size > fileSize || entries * RECORD_SIZE > size)
    throw damaged('the directory of the archive is cut off');
  return place;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
