import { crc32 } from 'node:zlib';
import type { Epss } from '@morel/model';
import { BLOCK_ROW, type EpssSection, YEAR, partsOfCve, rowSize } from '../file/epss-table.ts';
import type { Output } from './output.ts';
import { compareText } from './sort-store.ts';

const ROWS = 512;
/** Rows of a block count from its first CVE in 16 bits, and are of one year. */
const REACH = 65_536;
/** With more, two scores would not fit one exact number. */
const MOST_DECIMALS = 7;
const COLUMNS = 4;

type Shape = Pick<EpssSection, 'scale' | 'width' | 'editions'>;
type Edition = EpssSection['editions'][number];

/** Collects scores as numbers, four columns a row, and writes them sorted. One score a CVE: the newest. */
export class EpssWriter {
  /** Per row: year × 10⁹ + number, probability, percentile, number of the edition. */
  #rows: Float64Array = new Float64Array(COLUMNS * 4096);
  #count = 0;
  #decimals = 5;
  readonly #editions: Edition[] = [];
  readonly #editionOf = new Map<string, number>();

  /** Returns why the score was left out, or undefined where it was taken. */
  add(cve: string, epss: Epss): string | undefined {
    const parts = partsOfCve(cve);
    if (!parts) return 'the id of a score is no CVE id';
    if (!isShare(epss.probability) || !isShare(epss.percentile)) return 'a score is not between 0 and 1';
    if ((this.#count + 1) * COLUMNS > this.#rows.length) this.#grow();
    const row = [parts.year * YEAR + parts.number, epss.probability, epss.percentile, this.#edition(epss)];
    this.#rows.set(row, this.#count * COLUMNS);
    this.#count += 1;
    for (const value of [epss.probability, epss.percentile]) {
      while (this.#decimals < MOST_DECIMALS && !isExact(value, this.#decimals)) this.#decimals += 1;
    }
    return undefined;
  }

  *write(output: Output): Generator<Uint8Array, EpssSection> {
    const scale = 10 ** this.#decimals;
    const editions = this.#editions.toSorted(compareEditions);
    const shape: Shape = { scale, width: Math.ceil(Math.log2((scale + 1) ** 2) / 8), editions };
    const rankOf = Float64Array.from(this.#editions, (edition) => editions.indexOf(edition));
    const rows = this.#newest(rankOf);
    const offset = output.position;
    const directory: Buffer[] = [];
    for (let from = 0; from < rows.length;) {
      const to = this.#blockEnd(rows, from);
      const bytes = this.#encode(rows.subarray(from, to), shape, rankOf);
      const row = Buffer.alloc(BLOCK_ROW);
      row.writeDoubleLE(this.#cell(rows[from], 0), 0);
      row.writeUInt32LE(from, 8);
      row.writeUInt32LE(crc32(bytes), 12);
      directory.push(row);
      yield output.pass(bytes);
      from = to;
    }
    const extent = output.since(offset);
    return { count: rows.length, rows: extent, directory: yield* output.section(Buffer.concat(directory)), ...shape };
  }

  /** Row numbers sorted by CVE, the newest edition of each only. */
  #newest(rankOf: Float64Array): Uint32Array {
    const rows = Uint32Array.from({ length: this.#count }, (_, row) => row);
    const edition = (row: number): number => rankOf[this.#cell(row, 3)] ?? 0;
    rows.sort(
      (a, b) =>
        this.#cell(a, 0) - this.#cell(b, 0) ||
        edition(b) - edition(a) ||
        this.#cell(b, 1) - this.#cell(a, 1) ||
        this.#cell(b, 2) - this.#cell(a, 2),
    );
    return rows.filter((row, at) => at === 0 || this.#cell(row, 0) !== this.#cell(rows[at - 1], 0));
  }

  #blockEnd(rows: Uint32Array, from: number): number {
    const first = this.#cell(rows[from], 0);
    const end = Math.min(first + REACH, (Math.floor(first / YEAR) + 1) * YEAR);
    let to = from + 1;
    while (to < rows.length && to - from < ROWS && this.#cell(rows[to], 0) < end) to++;
    return to;
  }

  #encode(rows: Uint32Array, shape: Shape, rankOf: Float64Array): Buffer {
    const bytes = Buffer.alloc(rows.length * rowSize(shape));
    const first = this.#cell(rows[0], 0);
    let at = 0;
    for (const row of rows) {
      at = bytes.writeUInt16LE(this.#cell(row, 0) - first, at);
      const probability = Math.round(this.#cell(row, 1) * shape.scale);
      const percentile = Math.round(this.#cell(row, 2) * shape.scale);
      at = bytes.writeUIntLE(probability * (shape.scale + 1) + percentile, at, shape.width);
      if (shape.editions.length > 1) at = bytes.writeUInt16LE(rankOf[this.#cell(row, 3)] ?? 0, at);
    }
    return bytes;
  }

  #cell(row: number | undefined, column: number): number {
    return this.#rows[(row ?? 0) * COLUMNS + column] ?? 0;
  }

  #edition({ date, model }: Epss): number {
    const key = `${date}\n${model}`;
    const known = this.#editionOf.get(key);
    if (known !== undefined) return known;
    const number = this.#editions.push([date, model]) - 1;
    this.#editionOf.set(key, number);
    return number;
  }

  #grow(): void {
    const rows = new Float64Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
  }
}

function compareEditions(a: Edition, b: Edition): number {
  return compareText(a[0], b[0]) || compareText(a[1], b[1]);
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function isExact(value: number, decimals: number): boolean {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale === value;
}
