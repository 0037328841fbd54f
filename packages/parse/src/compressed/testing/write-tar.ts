/** An entry for `writeTar`; whatever is given beside name and content is as it stands in the header. */
export interface TarPart {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly type?: string;
  readonly linkName?: string;
  readonly prefix?: string;
  readonly magic?: string;
  /** The size in the header, where that is not the one of the content. */
  readonly size?: number | Uint8Array;
  readonly sum?: number;
  /** Bytes at other places of the header. */
  readonly more?: Readonly<Record<number, number>>;
}

const BLOCK = 512;

/** Writes a tar archive for tests (POSIX ustar), a wrong one if asked to; `ends` empty blocks at its end. */
export function writeTar(parts: readonly TarPart[], ends = 2): Buffer {
  return Buffer.concat([...parts.map(writePart), Buffer.alloc(BLOCK * ends)]);
}

/** The content of an extended header. */
export function paxOf(records: Readonly<Record<string, string>>): string {
  return Object.entries(records)
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      const bytes = Buffer.byteLength(rest);
      let length = bytes + String(bytes).length;
      if (bytes + String(length).length !== length) length = bytes + String(length).length;
      return `${length}${rest}`;
    })
    .join('');
}

function writePart(part: TarPart): Buffer {
  const content = Buffer.from(part.content ?? '');
  const header = Buffer.alloc(BLOCK);
  Buffer.from(part.name).copy(header, 0, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  if (part.size instanceof Uint8Array) Buffer.from(part.size).copy(header, 124);
  else header.write(`${(part.size ?? content.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(part.type ?? '0', 156, 'latin1');
  header.write(part.linkName ?? '', 157);
  header.write(part.magic ?? 'ustar\u000000', 257);
  header.write(part.prefix ?? '', 345);
  for (const [at, byte] of Object.entries(part.more ?? {})) header[Number(at)] = byte;
  header.fill(' ', 148, 156);
  const sum = part.sum ?? header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}
