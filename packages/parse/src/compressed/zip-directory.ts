import { AppError, quote, type RandomAccess } from '@morel/model';
import { damaged } from './damaged.ts';
import { entryPath } from './entry-path.ts';
import { findZipDirectory } from './zip-end.ts';

/** What an archive may at most contain. */
export interface ZipLimits {
  readonly entries: number;
  /** Unpacked bytes of one entry; without limit where absent. */
  readonly entrySize?: number;
  /** Unpacked bytes of all entries together. */
  readonly totalSize?: number;
  /** How many times larger than packed an entry may be; text stays below 50. Small entries may have any. */
  readonly ratio?: number;
}

/** A file as the central directory of an archive describes it. */
export interface ZipRecord {
  readonly name: string;
  /** The name as it is written, which the file's own header repeats. */
  readonly rawName: Uint8Array;
  readonly isStored: boolean;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header stands. */
  readonly offset: number;
  /** A symbolic link: its bytes are where it leads. */
  readonly isLink: boolean;
}

const RECORD = 0x02014b50;
const RECORD_SIZE = 46;
const LOCAL_SIZE = 30;
const EXTRA_64 = 0x0001;
const FULL = 0xffffffff;
const ENCRYPTED = 0x2041;
const STORED = 0;
const DEFLATED = 8;
const SMALL = 65_536;
/** The operating system that made the entry, and the kinds of files that it has. */
const UNIX = 3;
const KIND = 0o170000;
const LINK = 0o120000;

/**
 * Reads the central directory of a zip file (PKWARE APPNOTE 6.3.9, zip64 included): its files, without the folders, in its
 * order. Throws `AppError`: `too-large` over a limit, `archive-damaged` for anything that is cut off, encrypted, packed in
 * another way than deflate, overlapping, or named to leave the folder that it would be unpacked in.
 */
export function readZipDirectory(source: RandomAccess, limits: ZipLimits): ZipRecord[] {
  const directory = findZipDirectory(source);
  if (directory.entries > limits.entries) {
    throw new AppError('too-large', `the archive has ${directory.entries} entries, more than ${limits.entries}`);
  }
  const bytes = source.readAt(directory.offset, directory.size);
  const records: ZipRecord[] = [];
  let total = 0;
  let at = 0;
  for (let index = 0; index < directory.entries; index += 1) {
    const { record, end } = readRecord(bytes, at);
    at = end;
    total += record.size;
    checkSize(record, total, limits);
    if (!record.name.endsWith('/')) records.push(record);
  }
  if (at !== bytes.length) throw damaged('the directory of the archive is longer than its entries');
  checkOverlap(records, directory.offset);
  return records;
}

function readRecord(bytes: Uint8Array, start: number): { record: ZipRecord; end: number } {
  if (start + RECORD_SIZE > bytes.length) throw damaged('the directory of the archive is cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, RECORD_SIZE);
  if (view.getUint32(0, true) !== RECORD) throw damaged('the directory of the archive is damaged');
  const nameEnd = start + RECORD_SIZE + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  const end = extraEnd + view.getUint16(32, true);
  if (end > bytes.length) throw damaged('the directory of the archive is cut off');
  const rawName = bytes.subarray(start + RECORD_SIZE, nameEnd);
  const name = entryPath(rawName);
  const method = view.getUint16(10, true);
  if ((view.getUint16(8, true) & ENCRYPTED) !== 0) throw damaged(`the entry ${quote(name)} is encrypted`);
  if (method !== STORED && method !== DEFLATED)
    throw damaged(`the entry ${quote(name)} is packed by method ${method}, which is not read`);
  const large = createLargeFields(bytes.subarray(nameEnd, extraEnd), name);
  const size = large(view.getUint32(24, true));
  const packedSize = large(view.getUint32(20, true));
  const offset = large(view.getUint32(42, true));
  const checksum = view.getUint32(16, true);
  const isLink = view.getUint8(5) === UNIX && ((view.getUint32(38, true) >>> 16) & KIND) === LINK;
  return { record: { name, rawName, isStored: method === STORED, checksum, packedSize, size, offset, isLink }, end };
}

/** Replaces fields that are too small for their value by those of the zip64 extra field, which has them in this order. */
function createLargeFields(extra: Uint8Array, name: string): (field: number) => number {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  let at = 0;
  let end = 0;
  for (let next = 0; next + 4 <= extra.length && end === 0; next += 4 + view.getUint16(next + 2, true)) {
    if (view.getUint16(next, true) !== EXTRA_64) continue;
    at = next + 4;
    end = Math.min(at + view.getUint16(next + 2, true), extra.length);
  }
  return (field) => {
    if (field !== FULL) return field;
    if (at + 8 > end) throw damaged(`the entry ${quote(name)} lacks its size`);
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
}

function checkSize({ name, size, packedSize, isStored }: ZipRecord, total: number, limits: ZipLimits): void {
  const { entrySize = Infinity, totalSize = Infinity, ratio = Infinity } = limits;
  if (size > entrySize)
    throw new AppError('too-large', `the entry ${quote(name)} unpacks to more than ${entrySize} bytes`);
  if (total > totalSize) throw new AppError('too-large', `the archive unpacks to more than ${totalSize} bytes`);
  if (size > SMALL && size > packedSize * ratio)
    throw new AppError('too-large', `the entry ${quote(name)} unpacks to more than ${ratio} times its size`);
  if (isStored && size !== packedSize) throw damaged(`the entry ${quote(name)} has two sizes`);
}

/** Entries that share bytes make a small archive unpack to a huge one; no program writes them. */
function checkOverlap(records: readonly ZipRecord[], directoryOffset: number): void {
  let end = 0;
  for (const record of records.toSorted((a, b) => a.offset - b.offset)) {
    if (record.offset < end) throw damaged(`the entry ${quote(record.name)} overlaps another one`);
    end = record.offset + LOCAL_SIZE + record.rawName.length + record.packedSize;
  }
  if (end > directoryOffset) throw damaged('the entries of the archive overlap its directory');
}
