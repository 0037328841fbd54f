import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive of these files, deflated; with zip64 as archives of more than 65,535 files have it. Source: PKWARE APPNOTE 6.3. */
export function zipOf(
  files: Iterable<readonly [string, string | Uint8Array]>,
  options: { readonly zip64?: boolean } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const [name, content] of files) {
    const { common, packed, title } = packFile(name, Buffer.from(content));
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, packed);
    directory.push(directoryEntry(common, title, offset, options.zip64 ?? false));
    offset += 30 + title.length + packed.length;
    count += 1;
  }
  const central = Buffer.concat(directory);
  const place = { count, size: central.length, offset };
  return Buffer.concat([
    ...parts,
    central,
    ...(options.zip64 ? [end64(place)] : []),
    end(place, options.zip64 ?? false),
  ]);
}

interface Place {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

function packFile(name: string, bytes: Buffer): { common: Buffer; packed: Buffer; title: Buffer } {
  const packed = deflateRawSync(bytes);
  const title = Buffer.from(name, 'utf8');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x0800, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(title.length, 22);
  return { common, packed, title };
}

function directoryEntry(common: Buffer, title: Buffer, offset: number, is64: boolean): Buffer {
  const head = Buffer.from(common);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(is64 ? 0xffffffff : offset, 10);
  const extra = Buffer.alloc(is64 ? 28 : 0);
  if (is64) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.writeBigUInt64LE(BigInt(common.readUInt32LE(18)), 4);
    extra.writeBigUInt64LE(BigInt(common.readUInt32LE(14)), 12);
    extra.writeBigUInt64LE(BigInt(offset), 20);
    head.writeUInt32LE(0xffffffff, 14);
    head.writeUInt32LE(0xffffffff, 18);
  }
  head.writeUInt16LE(extra.length, 24);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, title, extra]);
}

function end({ count, size, offset }: Place, is64: boolean): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.write('PK\x05\x06', 'latin1');
  bytes.writeUInt16LE(is64 ? 0xffff : count, 8);
  bytes.writeUInt16LE(is64 ? 0xffff : count, 10);
  bytes.writeUInt32LE(is64 ? 0xffffffff : size, 12);
  bytes.writeUInt32LE(is64 ? 0xffffffff : offset, 16);
  return bytes;
}

function end64({ count, size, offset }: Place): Buffer {
  const bytes = Buffer.alloc(56 + 20);
  bytes.write('PK\x06\x06', 'latin1');
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeBigUInt64LE(BigInt(count), 24);
  bytes.writeBigUInt64LE(BigInt(count), 32);
  bytes.writeBigUInt64LE(BigInt(size), 40);
  bytes.writeBigUInt64LE(BigInt(offset), 48);
  bytes.write('PK\x06\x07', 56, 'latin1');
  bytes.writeBigUInt64LE(BigInt(offset + size), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}
