import { crc32 } from 'node:zlib';
import { type RandomAccess } from '@morel/model';
import { damaged, otherVersion } from './damage.ts';

/** Raised whenever the bytes, or the meaning of the bytes, change. */
export const FORMAT_VERSION = 1;

export const HEADER_SIZE = 16;
export const FOOTER_SIZE = 40;

const HEAD_MAGIC = Buffer.from('MORELIDX', 'latin1');
const TAIL_MAGIC = Buffer.from('MORELEND', 'latin1');
/** The meta section usually lies within this many bytes of the end, so that opening is one read. */
const TAIL = 24 * 1024;

/** Where a section lies. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/** A section that is read whole and guarded by its own checksum. */
export interface Section extends Extent {
  readonly crc: number;
}

/** The first bytes of every index file. */
export function encodeHeader(): Buffer {
  const header = Buffer.alloc(HEADER_SIZE);
  HEAD_MAGIC.copy(header);
  header.writeUInt32LE(FORMAT_VERSION, 8);
  header.writeUInt32LE(crc32(header.subarray(0, 12)), 12);
  return header;
}

/** The last bytes of every index file. They say where the meta section is, and prove that nothing is cut off. */
export function encodeFooter(meta: Section, size: number): Buffer {
  const footer = Buffer.alloc(FOOTER_SIZE);
  footer.writeDoubleLE(meta.offset, 0);
  footer.writeUInt32LE(meta.length, 8);
  footer.writeUInt32LE(meta.crc, 12);
  footer.writeDoubleLE(size, 16);
  footer.writeUInt32LE(crc32(footer.subarray(0, 24)), 24);
  footer.writeUInt32LE(FORMAT_VERSION, 28);
  TAIL_MAGIC.copy(footer, 32);
  return footer;
}

/** Whether the first bytes are an index file of this format. Throws `index-damaged` or `index-version`. */
export function checkHeader(access: RandomAccess): void {
  const header = access.size >= HEADER_SIZE ? access.readAt(0, HEADER_SIZE) : new Uint8Array(HEADER_SIZE);
  if (!startsWith(header, HEAD_MAGIC)) throw damaged('the file is not an advisory index');
  const version = viewOf(header).getUint32(8, true);
  if (viewOf(header).getUint32(12, true) !== crc32(header.subarray(0, 12))) throw damaged('its header is changed');
  if (version !== FORMAT_VERSION) throw otherVersion(`it has format ${version}, not ${FORMAT_VERSION}`);
}

/** Finds and checks the meta section from the end of the file. Throws `index-damaged` or `index-version`. */
export function readMetaText(access: RandomAccess): { readonly text: string; readonly extent: Extent } {
  if (access.size < HEADER_SIZE + FOOTER_SIZE) throw endMissing(access);
  const tailSize = Math.min(access.size, TAIL);
  const tail = access.readAt(access.size - tailSize, tailSize);
  const footer = tail.subarray(tailSize - FOOTER_SIZE);
  if (!startsWith(footer.subarray(32), TAIL_MAGIC)) throw endMissing(access);
  const view = viewOf(footer);
  const version = view.getUint32(28, true);
  if (version !== FORMAT_VERSION) throw otherVersion(`it has format ${version}, not ${FORMAT_VERSION}`);
  if (view.getUint32(24, true) !== crc32(footer.subarray(0, 24))) throw damaged('its last bytes are changed');
  if (view.getFloat64(16, true) !== access.size) throw damaged('its size is not the size it was written with');
  const section = { offset: view.getFloat64(0, true), length: view.getUint32(8, true), crc: view.getUint32(12, true) };
  const start = section.offset - (access.size - tailSize);
  const bytes = start >= 0 ? tail.subarray(start, start + section.length) : readExtent(access, section);
  checkCrc(bytes, section);
  return { text: textOf(bytes), extent: section };
}

/** A section's bytes. Throws `index-damaged` where they are not what was written. */
export function readSection(access: RandomAccess, section: Section): Uint8Array {
  const bytes = readExtent(access, section);
  checkCrc(bytes, section);
  return bytes;
}

/** Bytes within the file, unchecked but for the bounds. */
export function readExtent(access: RandomAccess, extent: Extent): Uint8Array {
  const { offset, length } = extent;
  const inside = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  if (!inside || offset + length > access.size) throw damaged('a part lies outside the file');
  const bytes = access.readAt(offset, length);
  if (bytes.length !== length) throw damaged('a part is shorter than it should be');
  return bytes;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('utf8');
}

function checkCrc(bytes: Uint8Array, section: Section): void {
  if (bytes.length !== section.length || crc32(bytes) !== section.crc) {
    throw damaged(`the checksum at byte ${section.offset} does not fit`);
  }
}

/** Tells a file that was cut off from one that never was an index. */
function endMissing(access: RandomAccess): Error {
  checkHeader(access);
  return damaged('its end is missing, so it was cut off or is still being written');
}

function startsWith(bytes: Uint8Array, magic: Uint8Array): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
