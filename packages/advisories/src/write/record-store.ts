import type { FeedItem } from '@morel/model';
import { orderKey, partOfOrderKey } from '../file/block-table.ts';
import type { IndexCounts } from '../file/index-meta.ts';
import type { Pair } from './block-table-writer.ts';
import type { NoteLog } from './note-log.ts';
import { type Candidate, preferRecord } from './prefer-record.ts';
import { SortStore, compareText } from './sort-store.ts';

type AdvisoryItem = Extract<FeedItem, { kind: 'advisory' }>;

/** What is remembered beside the text of a record. */
interface Head {
  readonly serial: number;
  readonly id: string;
  readonly source: string;
  readonly modified?: string;
  readonly published?: string;
  readonly withdrawn: boolean;
  readonly malware: boolean;
  readonly aliases: readonly string[];
  /** OSV names without suffix. */
  readonly ecosystems: readonly string[];
}

type Version = Candidate & { readonly head: Head };

export type RecordCounts = { -readonly [K in keyof Pick<IndexCounts, 'records' | 'malware' | 'withdrawn'>]: number };

/** Keeps the texts of records, and of several versions of one record the one to keep. */
export class RecordStore {
  readonly counts: RecordCounts = emptyCounts();
  readonly countsOf: Map<string, RecordCounts> = new Map();
  /** Serial numbers of versions that were not kept. Complete once `pairs` has been walked. */
  readonly dropped: Set<number> = new Set();
  readonly #store = new SortStore(partOfOrderKey);
  #serial = 0;

  /** Returns the serial number under which the version is kept or dropped. */
  add(item: AdvisoryItem, text: string, ecosystems: readonly string[]): number {
    const { id, aliases, kind, modified, published, withdrawn } = item.record;
    const head: Head = {
      serial: this.#serial++,
      id,
      source: item.source,
      ...(modified !== undefined && { modified }),
      ...(published !== undefined && { published }),
      withdrawn: withdrawn !== undefined,
      malware: kind === 'malware',
      aliases,
      ecosystems,
    };
    this.#store.add(orderKey(id), `${JSON.stringify(head)}\n${text}`);
    return head.serial;
  }

  /** The kept records in the order of their table, each as its source label and its text. Hands aliases to `alias`. */
  *pairs(built: number, notes: NoteLog, alias: (alias: string, id: string) => void): Generator<Pair> {
    for (const groups of this.#store.parts(compareText)) {
      for (const { key, values } of groups) {
        const [kept, ...others] = values.map(toVersion).sort((a, b) => preferRecord(a, b, built));
        if (!kept) continue;
        for (const { head } of others) this.#drop(head, kept, notes);
        this.#count(kept.head);
        for (const other of kept.head.aliases) alias(other, kept.head.id);
        yield { key, value: `${JSON.stringify(kept.source)}\n${kept.text}` };
      }
    }
  }

  #drop(head: Head, kept: Version, notes: NoteLog): void {
    this.dropped.add(head.serial);
    const reason =
      head.source === kept.source
        ? 'the source has several versions of the record; the newest is kept'
        : 'another source has a newer version of the record';
    notes.add(head.source, { id: head.id, effect: 'skipped', reason });
  }

  #count(head: Head): void {
    for (const name of new Set(head.ecosystems)) {
      let counts = this.countsOf.get(name);
      if (!counts) this.countsOf.set(name, (counts = emptyCounts()));
      tally(counts, head);
    }
    tally(this.counts, head);
  }
}

function tally(counts: RecordCounts, head: Head): void {
  counts.records += 1;
  if (head.malware) counts.malware += 1;
  if (head.withdrawn) counts.withdrawn += 1;
}

function emptyCounts(): RecordCounts {
  return { records: 0, malware: 0, withdrawn: 0 };
}

function toVersion(value: Buffer): Version {
  const line = value.indexOf(10);
  const head: Head = JSON.parse(value.toString('utf8', 0, line));
  const { source, modified, published, withdrawn } = head;
  return { head, source, modified, published, withdrawn, text: value.toString('utf8', line + 1) };
}
