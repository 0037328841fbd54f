import type { Epss, RandomAccess } from '@morel/model';
import { damaged } from './damage.ts';
import { type Extent, type Section, readSection, viewOf } from './layout.ts';

/** Where the scores lie and how a row is laid out. */
export interface EpssSection {
  readonly count: number;
  readonly rows: Extent;
  readonly directory: Section;
  /** Scores are whole numbers, to be divided by this: probability × (scale + 1) + percentile is one number. */
  readonly scale: number;
  /** Bytes of that number. */
  readonly width: number;
  /** Days and models; a row has the number of its own where there are several. */
  readonly editions: readonly (readonly [date: string, model: string])[];
}

/** Bytes of a block in the directory: its first CVE as a number, the number of its first row, its checksum. */
export const BLOCK_ROW = 16;
/** A CVE as a number is its year times this, and its own number. */
export const YEAR: number = 1e9;

interface Block {
  readonly year: number;
  /** Number of the first CVE; rows count from it. */
  readonly base: number;
  readonly rows: DataView;
}

const CVE = 'CVE-';

/** The year and number of a CVE id, or undefined where the text is none. */
export function partsOfCve(id: string): { readonly year: number; readonly number: number } | undefined {
  if (!id.startsWith(CVE) || id.length > 18) return undefined;
  const year = Number(id.slice(4, 8));
  const number = Number(id.slice(9));
  return cveOf(year, number) === id ? { year, number } : undefined;
}

export function cveOf(year: number, number: number): string {
  return `CVE-${year}-${String(number).padStart(4, '0')}`;
}

/** Bytes of a row: number less the block's first, the scores, and the edition where there are several. */
export function rowSize({ width, editions }: Pick<EpssSection, 'width' | 'editions'>): number {
  return 2 + width + (editions.length > 1 ? 2 : 0);
}

/** Exploit prediction scores by CVE: fixed rows in sorted blocks, so that a score is one read and no unpacking. */
export class EpssTable {
  readonly #access: RandomAccess;
  readonly #section: EpssSection;
  readonly #rowSize: number;
  #directory: DataView | undefined;

  constructor(access: RandomAccess, section: EpssSection) {
    this.#access = access;
    this.#section = section;
    this.#rowSize = rowSize(section);
  }

  /** The score of a CVE, or undefined where there is none. Throws `index-damaged`. */
  find(cve: string): Epss | undefined {
    const parts = partsOfCve(cve);
    if (!parts) return undefined;
    const block = this.#block(this.#blockOf(parts.year * YEAR + parts.number));
    if (!block || block.year !== parts.year) return undefined;
    let low = 0;
    let high = block.rows.byteLength / this.#rowSize;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const number = block.base + block.rows.getUint16(middle * this.#rowSize, true);
      if (number === parts.number) return this.#score(block.rows, middle * this.#rowSize);
      if (number < parts.number) low = middle + 1;
      else high = middle;
    }
    return undefined;
  }

  /** Every score, by year and number. Throws where `find` would not come upon one. */
  *all(): Generator<{ readonly cve: string; readonly epss: Epss }> {
    let last = -1;
    for (let number = 0; ; number++) {
      const block = this.#block(number);
      if (!block) break;
      for (let at = 0; at < block.rows.byteLength; at += this.#rowSize) {
        const step = block.rows.getUint16(at, true);
        const place = block.year * YEAR + block.base + step;
        const cve = cveOf(block.year, block.base + step);
        if (place <= last || (at === 0 && step !== 0)) throw damaged(`the score of ${cve} is out of place`);
        last = place;
        yield { cve, epss: this.#score(block.rows, at) };
      }
    }
  }

  #open(): DataView {
    this.#directory ??= viewOf(readSection(this.#access, this.#section.directory));
    return this.#directory;
  }

  /** The last block that does not start after the place; -1 where all do. */
  #blockOf(place: number): number {
    const directory = this.#open();
    let low = 0;
    let high = directory.byteLength / BLOCK_ROW;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (directory.getFloat64(middle * BLOCK_ROW, true) <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #block(number: number): Block | undefined {
    const directory = this.#open();
    const at = number * BLOCK_ROW;
    if (number < 0 || at >= directory.byteLength) return undefined;
    const place = directory.getFloat64(at, true);
    const row = directory.getUint32(at + 8, true);
    const next =
      at + BLOCK_ROW < directory.byteLength ? directory.getUint32(at + BLOCK_ROW + 8, true) : this.#section.count;
    const section = {
      offset: this.#section.rows.offset + row * this.#rowSize,
      length: (next - row) * this.#rowSize,
      crc: directory.getUint32(at + 12, true),
    };
    const rows = viewOf(readSection(this.#access, section));
    return { year: Math.floor(place / YEAR), base: place % YEAR, rows };
  }

  #score(rows: DataView, at: number): Epss {
    const { width, scale, editions } = this.#section;
    const edition = editions[editions.length > 1 ? rows.getUint16(at + 2 + width, true) : 0];
    if (!edition) throw damaged('a score has no date');
    let scores = 0;
    for (let byte = width - 1; byte >= 0; byte--) scores = scores * 256 + rows.getUint8(at + 2 + byte);
    return {
      probability: Math.floor(scores / (scale + 1)) / scale,
      percentile: (scores % (scale + 1)) / scale,
      date: edition[0],
      model: edition[1],
    };
  }
}
