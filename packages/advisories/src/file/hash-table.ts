import { crc32, inflateRawSync } from 'node:zlib';
import { type RandomAccess, quote } from '@morel/model';
import { damaged } from './damage.ts';
import { hashKey } from './hash.ts';
import { type Extent, type Section, readExtent, readSection, textOf, viewOf } from './layout.ts';
import { toJson, toList, toText } from './shape.ts';

/** A page has at most 2 to the power of this many keys on average, so that it is one small read. */
const PAGE_BITS = 12;
/** Bytes of a slot: the hash of a key, where its bytes start, how many they are. */
export const SLOT = 12;
/** Bytes of a page in the directory: its position, the position its starts count from, its keys, its checksum. */
export const PAGE_ROW = 24;
/** Set in the number of bytes of a slot whose entry lies in a shared block. */
export const SHARED = 0x8000_0000;
/** Between the entries of a shared block. Source of the habit: RFC 7464. */
export const SEPARATOR: string = '\u001e';
/** The largest shared block, unpacked. */
const LARGEST_BLOCK = 64 * 1024 * 1024;

/** Where the parts of a table lie. */
export interface HashTableSection {
  readonly count: number;
  readonly entries: Extent;
  readonly pages: Extent;
  readonly directory: Section;
}

/** An entry: lines, the first of which is a JSON list that starts with the key. */
export interface TableValue {
  readonly lines: readonly string[];
  /** The list on the first line. */
  readonly first: readonly unknown[];
}

/** An entry with its key and hash. */
export interface FiledEntry extends TableValue {
  readonly key: string;
  readonly hash: number;
}

interface Page {
  /** What starts of entries count from. */
  readonly base: number;
  /** The slot at which each bucket starts; one more for the end of the last. */
  readonly buckets: Uint16Array;
  readonly slots: Uint32Array;
}

const WORDS = SLOT / 4;

/** How a table of some number of keys is cut: 2 to the power of these many pages, and buckets in each page. */
export interface Cut {
  readonly pageBits: number;
  readonly bucketBits: number;
  /** Bytes that say at which slot each bucket of a page starts, and where the last one ends. */
  readonly starts: number;
}

/** About one key a bucket, but not more than fit 16 bits. */
export function cutFor(count: number): Cut {
  const bits = Math.ceil(Math.log2(Math.max(2, count)));
  const bucketBits = Math.min(bits, PAGE_BITS);
  return { pageBits: bits - bucketBits, bucketBits, starts: (2 ** bucketBits + 2) * 2 };
}

/** Which page holds a hash: pages in order are hashes in order. */
export function pageOf(hash: number, { pageBits }: Cut): number {
  return pageBits === 0 ? 0 : hash >>> (32 - pageBits);
}

/** Which bucket of its page holds a hash; in order too. */
export function bucketOf(hash: number, { pageBits, bucketBits }: Cut): number {
  return (hash << pageBits) >>> (32 - bucketBits);
}

/**
 * A table from key to lines. A miss costs no read once its page is in memory; a hit costs one. Pages are read when first
 * needed and kept. Every read is checked; anything wrong is `index-damaged`, never "not there".
 */
export class HashTable {
  readonly #access: RandomAccess;
  readonly #section: HashTableSection;
  readonly #hash: (key: string) => number;
  readonly #cut: Cut;
  readonly #pages: (Page | undefined)[] = [];
  #directory: DataView | undefined;
  #last: { readonly offset: number; readonly entries: readonly FiledEntry[] } | undefined;

  constructor(access: RandomAccess, section: HashTableSection, hash: (key: string) => number = hashKey) {
    this.#access = access;
    this.#section = section;
    this.#hash = hash;
    this.#cut = cutFor(section.count);
  }

  /** The entry of a key, or undefined where the table holds none. */
  find(key: string): TableValue | undefined {
    const hash = this.#hash(key);
    const page = this.#page(pageOf(hash, this.#cut));
    const bucket = bucketOf(hash, this.#cut);
    const { buckets, slots } = page;
    const end = (buckets[bucket + 1] ?? 0) * WORDS;
    for (let at = (buckets[bucket] ?? 0) * WORDS; at < end; at += WORDS) {
      const entry = slots[at] === hash ? this.#entry(page, at, key) : undefined;
      if (entry) return entry;
    }
    return undefined;
  }

  /** Every entry, by hash. Throws where `find` would not come upon one. */
  *all(): Generator<FiledEntry> {
    let last = 0;
    for (let number = 0; number < 2 ** this.#cut.pageBits; number++) {
      const page = this.#page(number);
      for (let at = 0; at < page.slots.length; at += WORDS) {
        const hash = page.slots[at] ?? 0;
        if (hash < last || pageOf(hash, this.#cut) !== number) throw damaged('a key is out of place');
        const bucket = bucketOf(hash, this.#cut);
        const slot = at / WORDS;
        if (!(slot >= (page.buckets[bucket] ?? 0) && slot < (page.buckets[bucket + 1] ?? 0)))
          throw damaged('a key is out of place');
        const isFirst = at === 0 || page.slots[at - WORDS] !== hash;
        if (isFirst) yield* this.#ofHash(page, at, hash);
        last = hash;
      }
    }
  }

  /** The entries of all keys with one hash, whose first slot is at `first`. */
  *#ofHash(page: Page, first: number, hash: number): Generator<FiledEntry> {
    const keys = new Set<string>();
    let slots = 0;
    for (let at = first; page.slots[at] === hash; at += WORDS) {
      slots += 1;
      for (const entry of this.#filed(page, at)) {
        if (entry.hash !== hash || keys.has(entry.key)) continue;
        keys.add(entry.key);
        yield entry;
      }
    }
    if (keys.size !== slots) throw damaged(`the hash ${hash} has ${slots} places and ${keys.size} keys`);
  }

  /** Everything that a slot leads to, read. Neighbours often share a block, so the last block is kept. */
  #filed(page: Page, at: number): readonly FiledEntry[] {
    const offset = page.base + (page.slots[at + 1] ?? 0);
    if (this.#last?.offset === offset) return this.#last.entries;
    const entries = this.#texts(page, at).map((text) => {
      const entry = toEntry(text);
      const key = toText(entry.first[0]);
      return { ...entry, key, hash: this.#hash(key) };
    });
    if ((page.slots[at + 2] ?? 0) >= SHARED) this.#last = { offset, entries };
    return entries;
  }

  #page(number: number): Page {
    return this.#pages[number] ?? this.#load(number);
  }

  #load(number: number): Page {
    this.#directory ??= viewOf(readSection(this.#access, this.#section.directory));
    const row = number * PAGE_ROW;
    if (!(row + PAGE_ROW <= this.#directory.byteLength)) throw damaged('a table has no page for a key');
    const keys = this.#directory.getUint32(row + 16, true);
    const bytes = readSection(this.#access, {
      offset: this.#directory.getFloat64(row, true),
      length: this.#cut.starts + keys * SLOT,
      crc: this.#directory.getUint32(row + 20, true),
    });
    const page = toPage(bytes, this.#directory.getFloat64(row + 8, true), this.#cut.starts);
    this.#pages[number] = page;
    return page;
  }

  /** The entry of a slot if it is the key's. */
  #entry(page: Page, at: number, key: string): TableValue | undefined {
    // Keys went through UTF-8, which has no lone surrogates.
    const start = `[${JSON.stringify(key.toWellFormed())},`;
    const texts = this.#texts(page, at);
    for (let number = 0; number < texts.length; number++) {
      const text = texts[number] ?? '';
      if (text.startsWith(start)) return toEntry(text);
    }
    return undefined;
  }

  /** The texts that a slot leads to: one, or those of a shared block. */
  #texts(page: Page, at: number): readonly string[] {
    const size = page.slots[at + 2] ?? 0;
    const offset = page.base + (page.slots[at + 1] ?? 0);
    const bytes = readExtent(this.#access, { offset, length: size % SHARED });
    const body = bytes.subarray(4);
    const crc = (bytes[0] ?? 0) + (bytes[1] ?? 0) * 0x100 + (bytes[2] ?? 0) * 0x1_0000 + (bytes[3] ?? 0) * 0x100_0000;
    if (bytes.length < 4 || crc !== crc32(body))
      throw damaged(`the checksum of the entry at byte ${offset} does not fit`);
    return size < SHARED ? [textOf(body)] : inflate(body).split(SEPARATOR);
  }
}

function toEntry(text: string): TableValue {
  const lines = text.split('\n');
  return { lines, first: toList(toJson(lines[0] ?? '')) };
}

function inflate(packed: Uint8Array): string {
  try {
    return textOf(inflateRawSync(packed, { maxOutputLength: LARGEST_BLOCK }));
  } catch (cause) {
    throw damaged(`a shared block cannot be unpacked (${quote(String(cause))})`);
  }
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Looks at the numbers of a page where they are, if the machine has them the same way; else in a copy. */
function toPage(bytes: Uint8Array, base: number, starts: number): Page {
  const own = LITTLE_ENDIAN && bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const { buffer, byteOffset, byteLength } = own;
  if (!LITTLE_ENDIAN) {
    Buffer.from(buffer, byteOffset, starts).swap16();
    Buffer.from(buffer, byteOffset + starts, byteLength - starts).swap32();
  }
  return {
    base,
    buckets: new Uint16Array(buffer, byteOffset, starts / 2),
    slots: new Uint32Array(buffer, byteOffset + starts, (byteLength - starts) / 4),
  };
}
