import type { AffectedRange, FeedItem, FeedNote } from '@morel/model';
import { orderKey, partOfOrderKey } from '../file/block-table.ts';
import type { IndexMeta, StoredFeed } from '../file/index-meta.ts';
import { encodeFooter, encodeHeader, FOOTER_SIZE } from '../file/layout.ts';
import type { IndexChanges } from '../file/stored-lists.ts';
import type { AdvisoryIndex } from '../read/open-index.ts';
import { type Pair, writeBlockTable } from './block-table-writer.ts';
import { ChangeLog } from './change-log.ts';
import { type EcosystemKeys, keyingsOf } from './ecosystem-keys.ts';
import { EpssWriter } from './epss-writer.ts';
import { writeHashTable } from './hash-table-writer.ts';
import { NoteLog } from './note-log.ts';
import { Output } from './output.ts';
import { PackageStore } from './package-store.ts';
import { RecordStore } from './record-store.ts';
import { RiskStore } from './risk-store.ts';
import { type ScoreVector, scoreSeverities } from './score-severities.ts';
import { SortStore, compareText } from './sort-store.ts';

export interface WriterOptions {
  /** Every ecosystem whose names and versions are known; others are stored as given and not held. */
  readonly ecosystems: readonly EcosystemKeys[];
  readonly score: ScoreVector;
}

export interface FinishOptions {
  /** When the index is written, ISO; dates of records after it are not believed. */
  readonly built: string;
  /** Version of Morel. */
  readonly tool: string;
  readonly label?: string;
  readonly feeds: readonly StoredFeed[];
  /** The generation before, to list what changed. */
  readonly parent?: AdvisoryIndex;
}

/** Builds an index file. Items come in any order; the same items give the same bytes. */
export interface IndexWriter {
  /** An item of a feed; an advisory with the record's text as its source gave it. */
  add(item: FeedItem, text?: string): void;
  /** What a feed left out or mended. `source` as the items of the feed have it. */
  note(source: string, note: FeedNote): void;
  /** The file, from its first byte to its last. Call once, after everything was added. */
  finish(options: FinishOptions): AsyncIterable<Uint8Array>;
}

export function createIndexWriter(options: WriterOptions): IndexWriter {
  return new FileWriter(options);
}

class FileWriter implements IndexWriter {
  readonly #score: ScoreVector;
  readonly #records = new RecordStore();
  readonly #packages: PackageStore;
  readonly #risk = new RiskStore();
  readonly #epss = new EpssWriter();
  readonly #notes = new NoteLog();

  constructor({ ecosystems, score }: WriterOptions) {
    this.#score = score;
    this.#packages = new PackageStore(keyingsOf(ecosystems));
  }

  add(item: FeedItem, text?: string): void {
    switch (item.kind) {
      case 'advisory':
        return this.#addAdvisory(item, text);
      case 'exploited':
        return this.#risk.addExploited(item.ids, item.entry);
      case 'ssvc':
        return this.#risk.addSsvc(item.cve, item.ssvc);
      case 'epss': {
        const reason = this.#epss.add(item.cve, item.epss);
        if (reason !== undefined) this.#notes.add(item.epss.model, { id: item.cve, effect: 'skipped', reason });
      }
    }
  }

  note(source: string, note: FeedNote): void {
    this.#notes.add(source, note);
  }

  async *finish(options: FinishOptions): AsyncGenerator<Uint8Array> {
    const output = new Output();
    const changed = changeLogs(options.parent);
    yield output.pass(encodeHeader());
    const aliases = new SortStore(partOfOrderKey);
    const alias = (other: string, id: string): void => aliases.add(orderKey(other), id);
    const pairs = this.#records.pairs(Date.parse(options.built), this.#notes, alias);
    const records = yield* writeBlockTable(output, pairs);
    const ids = yield* writeBlockTable(output, idPairs(aliases));
    const entries = this.#packages.entries(this.#records.dropped, this.#notes, changed.packages);
    const packages = yield* writeHashTable(output, entries);
    const risk = yield* writeHashTable(output, this.#risk.entries(changed.risk));
    const epss = yield* this.#epss.write(output);
    const notes = yield* output.section(json(this.#notes.list()));
    const lists: IndexChanges = { packages: changed.packages.list(), risk: changed.risk.list() };
    const changes = yield* output.section(json(lists));
    const meta: IndexMeta = {
      built: options.built,
      tool: options.tool,
      ...(options.label !== undefined && { label: options.label }),
      generation: output.digest(),
      ...(options.parent && { parent: options.parent.meta.generation }),
      counts: { ...this.#records.counts, packages: packages.count, risk: risk.count, epss: epss.count },
      feeds: options.feeds.toSorted((a, b) => compareText(feedKey(a), feedKey(b))),
      ecosystems: this.#packages.coverage(this.#records.countsOf),
      tables: { records, ids, packages, risk, epss, notes, changes },
    };
    const section = yield* output.section(json(meta));
    yield encodeFooter(section, output.position + FOOTER_SIZE);
  }

  #addAdvisory(item: Extract<FeedItem, { kind: 'advisory' }>, text: string | undefined): void {
    if (text === undefined) throw new TypeError(`the record ${item.record.id} was added without its text`);
    const record = scoreSeverities(item.record, this.#score);
    const serial = this.#records.add(item, text, this.#packages.ecosystemsOf(item.affected));
    this.#packages.add(serial, item.source, record, item.affected);
    const silent = item.affected.find(({ versions, ranges }) => versions.length === 0 && !ranges.some(saysVersions));
    if (!silent) return;
    const reason = 'the record names a package but no version of it, so it matches nothing there';
    this.#notes.add(item.source, { id: record.id, effect: 'mended', reason });
  }
}

function saysVersions({ type, events, intervals }: AffectedRange): boolean {
  return type !== 'GIT' && (events ?? intervals).length > 0;
}

function changeLogs(parent: AdvisoryIndex | undefined): { packages: ChangeLog; risk: ChangeLog } {
  return { packages: new ChangeLog(parent?.tables.packages), risk: new ChangeLog(parent?.tables.risk) };
}

/** Every alias with the sorted ids of the records that give it. */
function* idPairs(aliases: SortStore): Generator<Pair> {
  for (const groups of aliases.parts(compareText)) {
    for (const { key, values } of groups) {
      const ids = new Set(values.map((value) => value.toString('utf8')));
      yield { key, value: JSON.stringify([...ids].sort(compareText)) };
    }
  }
}

function feedKey({ feed, source, part }: StoredFeed): string {
  return JSON.stringify([feed, source, part]);
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
