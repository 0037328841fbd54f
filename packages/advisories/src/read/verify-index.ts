import { AppError } from '@morel/model';
import { damaged } from '../file/damage.ts';
import type { IndexTables } from '../file/index-meta.ts';
import { type Extent, FOOTER_SIZE, HEADER_SIZE, checkHeader, readMetaText } from '../file/layout.ts';
import { toPackageEntry } from '../file/package-entry.ts';
import { toJson, toTexts } from '../file/shape.ts';
import { type AdvisoryIndex, toStoredRecord } from './open-index.ts';
import { toRisk } from './risk-value.ts';
import { storedChanges, storedNotes } from './stored-entries.ts';

/** One thing that is wrong with an index file. */
export interface IndexProblem {
  /** The part of the file. */
  readonly part: string;
  readonly message: string;
}

/**
 * Walks the whole file: every byte belongs to a part, every checksum fits, every key stands where a lookup searches it,
 * and every record that a package or an alias names is there. Yields the first problem of each part.
 */
export function* verifyIndex(index: AdvisoryIndex): Generator<IndexProblem> {
  const ids = new Set<string>();
  const parts: readonly (readonly [string, () => void])[] = [
    ['header', () => checkHeader(index.access)],
    ['layout', () => checkLayout(index)],
    ['records', () => checkRecords(index, ids)],
    ['ids', () => checkIds(index, ids)],
    ['packages', () => checkPackages(index, ids)],
    ['risk', () => checkRisk(index)],
    ['epss', () => checkCount(count(index.tables.epss.all()), index.meta.tables.epss.count)],
    ['notes', () => void storedNotes(index)],
    ['changes', () => void storedChanges(index)],
  ];
  for (const [part, check] of parts) {
    try {
      check();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      yield { part, message: error.message };
    }
  }
}

function checkLayout(index: AdvisoryIndex): void {
  const { size } = index.access;
  const meta = readMetaText(index.access).extent;
  const footer = { offset: size - FOOTER_SIZE, length: FOOTER_SIZE };
  let end = HEADER_SIZE;
  for (const { offset, length } of [...extentsOf(index.meta.tables), meta, footer]) {
    if (offset !== end) throw damaged(`byte ${end} belongs to no part, or to two`);
    end = offset + length;
  }
  if (end !== size) throw damaged('the parts do not fill the file');
}

function extentsOf({ records, ids, packages, risk, epss, notes, changes }: IndexTables): Extent[] {
  return [
    ...[records, ids].flatMap((table) => [table.blocks, table.directory]),
    ...[packages, risk].flatMap((table) => [table.entries, table.pages, table.directory]),
    epss.rows,
    epss.directory,
    notes,
    changes,
  ];
}

function checkRecords(index: AdvisoryIndex, ids: Set<string>): void {
  for (const { id, value } of index.tables.records.all()) {
    toJson(toStoredRecord(id, value).text);
    ids.add(id);
  }
  checkCount(ids.size, index.meta.tables.records.count);
}

function checkIds(index: AdvisoryIndex, known: ReadonlySet<string>): void {
  let found = 0;
  for (const { value } of index.tables.ids.all()) {
    for (const id of toTexts(toJson(value))) checkKnown(id, known);
    found += 1;
  }
  checkCount(found, index.meta.tables.ids.count);
}

function checkPackages(index: AdvisoryIndex, known: ReadonlySet<string>): void {
  let found = 0;
  for (const value of index.tables.packages.all()) {
    for (const record of toPackageEntry(value).records) checkKnown(record.head().id, known);
    found += 1;
  }
  checkCount(found, index.meta.tables.packages.count);
}

function checkRisk(index: AdvisoryIndex): void {
  let found = 0;
  for (const { key, first } of index.tables.risk.all()) {
    toRisk(key, first);
    found += 1;
  }
  checkCount(found, index.meta.tables.risk.count);
}

function checkKnown(id: string, known: ReadonlySet<string>): void {
  if (!known.has(id)) throw damaged(`the record ${JSON.stringify(id)} is named and is not there`);
}

function checkCount(found: number, stated: number): void {
  if (found !== stated) throw damaged(`it holds ${found} entries and should hold ${stated}`);
}

function count(items: Iterable<unknown>): number {
  let found = 0;
  for (const _ of items) found += 1;
  return found;
}
