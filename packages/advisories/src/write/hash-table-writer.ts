import { crc32, deflateRawSync } from 'node:zlib';
import { hashKey } from '../file/hash.ts';
import {
  type Cut,
  type HashTableSection,
  PAGE_ROW,
  SEPARATOR,
  SHARED,
  SLOT,
  bucketOf,
  cutFor,
  pageOf,
} from '../file/hash-table.ts';
import type { Output } from './output.ts';

const BLOCK = 16 * 1024;

/** One entry of a hash table. */
export interface TableEntry {
  readonly key: string;
  /** Lines, the first of which is a JSON list that starts with the key. */
  readonly text: string;
  /** Whether lookups seldom come here, so that small counts for more than fast. */
  readonly rare: boolean;
}

interface Slot {
  readonly hash: number;
  readonly start: number;
  readonly size: number;
}

/** Writes a table that `HashTable` reads, from lists of entries that come by ascending hash, then key. */
export function* writeHashTable(
  output: Output,
  lists: Iterable<readonly TableEntry[]>,
  hash: (key: string) => number = hashKey,
): Generator<Uint8Array, HashTableSection> {
  const offset = output.position;
  const slots: Slot[] = [];
  for (const list of lists) {
    const { bytes, placed } = placeEntries(list, output.position, hash);
    for (const slot of placed) slots.push(slot);
    yield output.pass(bytes);
  }
  const entries = output.since(offset);
  const pagesAt = output.position;
  const directory: Buffer[] = [];
  const cut = cutFor(slots.length);
  for (const page of cutPages(slots, cut)) {
    const base = page.reduce((least, { start }) => Math.min(least, start), page[0]?.start ?? 0);
    const bytes = encodePage(page, base, cut);
    directory.push(encodeRow([output.position, base], [page.length, crc32(bytes)]));
    yield output.pass(bytes);
  }
  const pages = output.since(pagesAt);
  return { count: slots.length, entries, pages, directory: yield* output.section(Buffer.concat(directory)) };
}

/** The bytes of a list of entries, rare ones packed together, and where each entry lies. */
function placeEntries(
  list: readonly TableEntry[],
  offset: number,
  hash: (key: string) => number,
): { readonly bytes: Buffer; readonly placed: readonly Slot[] } {
  const chunks: Buffer[] = [];
  const places = new Map<TableEntry, Slot>();
  let position = offset;
  const place = (members: readonly TableEntry[], body: Buffer, mark: number): void => {
    const crc = Buffer.alloc(4);
    crc.writeUInt32LE(crc32(body));
    chunks.push(crc, body);
    const size = body.length + 4;
    for (const entry of members) places.set(entry, { hash: hash(entry.key), start: position, size: size + mark });
    position += size;
  };
  for (const entry of list) if (!entry.rare) place([entry], Buffer.from(entry.text, 'utf8'), 0);
  for (const members of cutBlocks(list.filter(({ rare }) => rare))) {
    place(members, deflateRawSync(members.map(({ text }) => text).join(SEPARATOR), { level: 9 }), SHARED);
  }
  return { bytes: Buffer.concat(chunks), placed: list.flatMap((entry) => places.get(entry) ?? []) };
}

function* cutBlocks(entries: readonly TableEntry[]): Generator<TableEntry[]> {
  let block: TableEntry[] = [];
  let size = 0;
  for (const entry of entries) {
    block.push(entry);
    size += entry.text.length;
    if (size < BLOCK) continue;
    yield block;
    block = [];
    size = 0;
  }
  if (block.length > 0) yield block;
}

function* cutPages(slots: readonly Slot[], cut: Cut): Generator<readonly Slot[]> {
  for (let page = 0, from = 0, to = 0; page < 2 ** cut.pageBits; page++, from = to) {
    while (to < slots.length && pageOf(slots[to]?.hash ?? 0, cut) === page) to++;
    yield slots.slice(from, to);
  }
}

/** Where each bucket starts, then the slots. */
function encodePage(page: readonly Slot[], base: number, cut: Cut): Buffer {
  const bytes = Buffer.alloc(cut.starts + page.length * SLOT);
  for (let bucket = 0, slot = 0; bucket <= 2 ** cut.bucketBits; bucket++) {
    while (slot < page.length && bucketOf(page[slot]?.hash ?? 0, cut) < bucket) slot++;
    bytes.writeUInt16LE(slot, bucket * 2);
  }
  let at = cut.starts;
  for (const { hash, start, size } of page) {
    at = bytes.writeUInt32LE(hash, at);
    at = bytes.writeUInt32LE(start - base, at);
    at = bytes.writeUInt32LE(size, at);
  }
  return bytes;
}

/** A row of the directory. */
function encodeRow(doubles: readonly number[], words: readonly number[]): Buffer {
  const row = Buffer.alloc(PAGE_ROW);
  let at = 0;
  for (const value of doubles) at = row.writeDoubleLE(value, at);
  for (const value of words) at = row.writeUInt32LE(value, at);
  return row;
}
