import { crc32, deflateRawSync } from 'node:zlib';

/** A file for `writeZip`; whatever is given beside name and content is a lie that the archive tells about it. */
export interface ZipPart {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly isStored?: boolean;
  readonly method?: number;
  readonly flags?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly checksum?: number;
  readonly offset?: number;
  readonly localName?: string;
  readonly localMethod?: number;
  /** Of Unix: the kind of file, and who may read it. */
  readonly mode?: number;
  /** What the file's own header says; a descriptor behind the file where absent. */
  readonly local?: { readonly size: number; readonly packedSize: number; readonly checksum: number };
}

/** How `writeZip` writes the directory. */
export interface ZipStyle {
  /** With the fields of zip64. */
  readonly isLarge?: boolean;
  readonly comment?: string;
  readonly entries?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
}

const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

/** Writes a zip file for tests (PKWARE APPNOTE 6.3.9), a wrong one if asked to. */
export function writeZip(parts: readonly ZipPart[], style: ZipStyle = {}): Buffer {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  for (const part of parts) {
    const { local, record } = writePart(part, Buffer.concat(locals).length, style.isLarge === true);
    locals.push(local);
    records.push(record);
  }
  const body = Buffer.concat(locals);
  const directory = Buffer.concat(records);
  const entries = style.entries ?? parts.length;
  const size = style.directorySize ?? directory.length;
  const offset = style.directoryOffset ?? body.length;
  return Buffer.concat([
    body,
    directory,
    writeEnd({ entries, size, offset, at: body.length + directory.length }, style),
  ]);
}

/** The file's own header, with three bytes of extra fields; the numbers stand behind the file where none are given. */
function localHeader({ local, localMethod }: ZipPart, method: number, nameLength: number): Buffer {
  const { checksum, packedSize, size } = local ?? { checksum: 0, packedSize: 0, size: 0 };
  return Buffer.concat([
    fields([4, 0x04034b50], [2, 20], [2, local ? 0 : 8], [2, localMethod ?? method], [4, 0]),
    fields([4, checksum], [4, packedSize], [4, size], [2, nameLength], [2, 3]),
  ]);
}

function writePart(part: ZipPart, position: number, isLarge: boolean): { local: Buffer; record: Buffer } {
  const content = Buffer.from(part.content ?? '');
  const packed = part.isStored ? content : deflateRawSync(content);
  const method = part.method ?? (part.isStored ? 0 : 8);
  const name = Buffer.from(part.name);
  const localName = Buffer.from(part.localName ?? part.name);
  const sizes = [part.size ?? content.length, part.packedSize ?? packed.length, part.offset ?? position] as const;
  const checksum = part.checksum ?? crc32(content);
  const local = Buffer.concat([localHeader(part, method, localName.length), localName, Buffer.from('xyz'), packed]);
  const [size, packedSize, offset] = isLarge ? [FULL_32, FULL_32, FULL_32] : sizes;
  const extra = isLarge
    ? fields([2, 9], [2, 1], [1, 0], [2, 1], [2, 24], ...sizes.map((value) => [8, value] as const))
    : '';
  const record = Buffer.concat([
    fields(
      [4, 0x02014b50],
      [2, part.mode === undefined ? 20 : 0x0314],
      [2, 20],
      [2, part.flags ?? 0],
      [2, method],
      [4, 0],
      [4, checksum],
    ),
    fields(
      [4, packedSize],
      [4, size],
      [2, name.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, (part.mode ?? 0) * 2 ** 16],
      [4, offset],
    ),
    name,
    Buffer.from(extra),
  ]);
  return { local, record };
}

function writeEnd(place: { entries: number; size: number; offset: number; at: number }, style: ZipStyle): Buffer {
  const comment = Buffer.from(style.comment ?? '');
  const { entries, size, offset, at } = place;
  const start = fields([4, 0x06054b50], [2, 0], [2, 0]);
  if (!style.isLarge) {
    return Buffer.concat([
      start,
      fields([2, entries], [2, entries], [4, size], [4, offset], [2, comment.length]),
      comment,
    ]);
  }
  return Buffer.concat([
    fields(
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, entries],
      [8, entries],
      [8, size],
      [8, offset],
    ),
    fields([4, 0x07064b50], [4, 0], [8, at], [4, 1]),
    start,
    fields([2, FULL_16], [2, FULL_16], [4, FULL_32], [4, FULL_32], [2, comment.length]),
    comment,
  ]);
}

function fields(...values: readonly (readonly [bytes: 1 | 2 | 4 | 8, value: number])[]): Buffer {
  return Buffer.concat(
    values.map(([bytes, value]) => {
      const field = Buffer.alloc(8);
      field.writeBigUInt64LE(BigInt(value));
      return field.subarray(0, bytes);
    }),
  );
}
