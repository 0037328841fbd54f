import { AppError, quote } from '@morel/model';
import type { ArchiveEntry } from './archive-entry.ts';
import { damaged } from './damaged.ts';
import { entryPath } from './entry-path.ts';
import { BLOCK, isEmptyBlock, readTarHeader, type TarHeader } from './tar-header.ts';
import { readPaxRecords } from './tar-pax.ts';

type Records = Map<string, Uint8Array>;

/** What headers before an entry say about it. */
interface Said {
  /** Of all entries that follow. */
  readonly always: Records;
  /** Of the next one. */
  next: Records;
}

/** Most bytes of a header that holds names. */
const LONGEST_HEADER = 1024 * 1024;

/**
 * The entries of a tar archive, without its folders, in its order: the formats of POSIX (ustar, pax) and GNU, and the one before.
 * Throws `AppError`: `too-large` for more entries than allowed, `archive-damaged` where it is cut off, a header is
 * damaged, or a name leads out. A file with holes is an entry of the kind `other`.
 */
export function* readTar(bytes: Uint8Array, limits: { readonly entries: number }): Generator<ArchiveEntry> {
  const said: Said = { always: new Map(), next: new Map() };
  let count = 0;
  for (let at = 0; ;) {
    const block = bytes.subarray(at, at + BLOCK);
    if (block.length < BLOCK) throw damaged('the archive is cut off');
    if (isEmptyBlock(block)) {
      requireEnd(bytes, at + BLOCK);
      return;
    }
    count += 1;
    if (count > limits.entries) throw new AppError('too-large', `the archive has more than ${limits.entries} entries`);
    const header = readTarHeader(block);
    const isNote = isOf(NOTES, header.type);
    const size = isNote ? header.size : sizeOf(header, said);
    const start = afterMaps(bytes, at + BLOCK, header);
    const content = bytes.subarray(start, start + size);
    if (content.length < size) throw damaged('the archive is cut off');
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (isNote) note(header, content, said);
    else {
      const entry = entryOf(header, content, said);
      if (entry) yield entry;
      said.next = new Map();
    }
  }
}

/** The archive ends with two empty blocks, or with the file after one. What stands behind them no program unpacks. */
function requireEnd(bytes: Uint8Array, at: number): void {
  const block = bytes.subarray(at, at + BLOCK);
  if (!isEmptyBlock(block)) throw damaged('the archive goes on behind its end');
}

/** Types of headers that say something about others: pax, and GNU's long names. */
const NOTES = 'xgLK';
/** Types of plain files; the last is one of contiguous blocks. */
const FILES = '0\u00007';

function isOf(types: string, type: string): boolean {
  return types.includes(type);
}

function note({ type, size }: TarHeader, content: Uint8Array, said: Said): void {
  if (size > LONGEST_HEADER) throw damaged('an extended header of the archive is too long');
  if (type === 'L') said.next.set('path', toNul(content));
  else if (type === 'K') said.next.set('linkpath', toNul(content));
  else for (const [key, value] of readPaxRecords(content)) (type === 'g' ? said.always : said.next).set(key, value);
}

function toNul(content: Uint8Array): Uint8Array {
  const end = content.indexOf(0);
  return end < 0 ? content : content.subarray(0, end);
}

function saidOf(said: Said, key: string): Uint8Array | undefined {
  const value = said.next.get(key) ?? said.always.get(key);
  return value && value.length > 0 ? value : undefined;
}

/** The size in a pax header is the one that counts: archives that say two are read in two ways by two programs. */
function sizeOf({ type, size }: TarHeader, said: Said): number {
  const stated = saidOf(said, 'size');
  // Links and folders have no bytes, whatever is stated.
  if (isOf('123456', type)) return 0;
  if (stated === undefined) return size;
  const text = Buffer.from(stated).toString('latin1');
  if (!/^\d{1,15}$/.test(text)) throw damaged('an extended header of the archive states no size');
  if (size !== 0 && size !== Number(text)) throw damaged('the archive states two sizes of an entry');
  return Number(text);
}

/** The map of holes of an old GNU header goes on in blocks of its own. */
function afterMaps(bytes: Uint8Array, start: number, { type, isContinued }: TarHeader): number {
  let at = start;
  for (let isMore = type === 'S' && isContinued; isMore; at += BLOCK) {
    if (at + BLOCK > bytes.length) throw damaged('the archive is cut off');
    isMore = bytes[at + 504] === 1;
  }
  return at;
}

function entryOf(header: TarHeader, content: Uint8Array, said: Said): ArchiveEntry | undefined {
  const holes = saidOf(said, 'GNU.sparse.name') ?? saidOf(said, 'GNU.sparse.map') ?? saidOf(said, 'GNU.sparse.major');
  const path = entryPath(saidOf(said, 'GNU.sparse.name') ?? saidOf(said, 'path') ?? header.name);
  const { type } = header;
  if (type === '5' || type === 'D' || path === '' || path.endsWith('/')) return undefined;
  const size = content.length;
  if (isOf(FILES, type) && holes === undefined) return { path, kind: 'file', size, read: () => content };
  if (type === '1' || type === '2') {
    const target = saidOf(said, 'linkpath') ?? header.linkName;
    return { path, kind: 'link', size: target.length, read: () => target, fromRoot: type === '1' };
  }
  const read = (): never => {
    throw damaged(`the entry ${quote(path)} is a file with holes, or of a type that is not read`);
  };
  return { path, kind: 'other', size, read };
}
