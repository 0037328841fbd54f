import { AppError } from '@morel/model';
import type { ArchiveEntry } from './archive-entry.ts';
import { damaged } from './damaged.ts';
import { gunzipWhole } from './gunzip-whole.ts';
import { readTar } from './read-tar.ts';
import { BLOCK, hasRightSum } from './tar-header.ts';
import { unzipEntries } from './unzip-entries.ts';

/** How a file is packed. */
export type Packing = 'zip' | 'gzip' | 'tar' | 'other';

const MAGIC: readonly (readonly [Packing, string])[] = [
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['gzip', '\u001f\u008b'],
  ['other', 'BZh'],
  ['other', '\u00fd7zXZ\0'],
  ['other', '\u0028\u00b5\u002f\u00fd'],
  ['other', "7z\u00bc\u00af'\u001c"],
  ['other', 'Rar!\u001a\u0007'],
];

/** How a file is packed, from its first 512 bytes; undefined where it is no archive. `other`: in a way that is not read. */
export function packingOf(head: Uint8Array): Packing | undefined {
  const start = Buffer.from(head.subarray(0, 8)).toString('latin1');
  const [known] = MAGIC.find(([, magic]) => start.startsWith(magic)) ?? [];
  return known ?? (hasRightSum(head.subarray(0, BLOCK)) ? 'tar' : undefined);
}

export interface OpenLimits {
  readonly entries: number;
  /** Bytes that are unpacked to get at the entries. */
  readonly size: number;
}

export interface OpenedArchive {
  readonly entries: readonly ArchiveEntry[];
  /** Bytes that stay in memory beside those of the archive. */
  readonly unpacked: number;
}

/**
 * The entries of a zip, tar or gzipped tar archive, told by its bytes. Gzip of anything else holds one file, `inner`. Throws
 * `AppError`: `too-large`, or `archive-damaged` where it is cut off, no archive, or packed in a way that is not read.
 */
export function openArchive(bytes: Uint8Array, inner: string, { entries: most, size }: OpenLimits): OpenedArchive {
  const packing = packingOf(bytes);
  if (packing === 'zip') return { entries: [...unzipEntries(bytes, { entries: most })], unpacked: 0 };
  if (packing === 'tar') return { entries: [...readTar(bytes, { entries: most })], unpacked: 0 };
  if (packing === 'gzip') {
    const content = gunzipWhole(bytes, size);
    const file: ArchiveEntry = { path: inner, kind: 'file', size: content.length, read: () => content };
    const isTar = packingOf(content) === 'tar';
    return { entries: isTar ? [...readTar(content, { entries: most })] : [file], unpacked: content.length };
  }
  if (packing === undefined) throw damaged('the file is no archive, or one that is not read');
  throw new AppError('archive-damaged', 'the archive is packed in a way that is not read', {
    hint: 'Zip, tar and gzip are read. Unpack it and name the folder.',
  });
}
