import { createIndexWriter, type IndexWriter } from '@morel/advisories';
import type { FeedAbout, FeedItem, FeedSink } from '@morel/model';
import type { CompileOptions } from './options.ts';
import { PartLog } from './part-log.ts';
import { partsOf, WHOLE } from './parts.ts';

type ExploitedItem = Extract<FeedItem, { kind: 'exploited' }>;

const REPORT_EVERY = 2000;
const DAY = 24 * 60 * 60 * 1000;

/** Takes items from feeds and from the old index into a writer, counts them, and joins what belongs together. */
export class Intake {
  readonly writer: IndexWriter;
  readonly log: PartLog;
  readonly #options: CompileOptions;
  readonly #aliases = new Map<string, Map<string, string>>();
  readonly #waiting: { readonly feed: string; readonly item: ExploitedItem }[] = [];
  /** Records of several parts, which come once with each of them. */
  readonly #shared = new Set<string>();
  #added = 0;

  constructor(options: CompileOptions) {
    this.#options = options;
    this.writer = createIndexWriter(options);
    this.log = new PartLog(options.ports.clock.now());
  }

  /** How many items were taken so far. */
  get added(): number {
    return this.#added;
  }

  /** The sink for a feed; `part` is what is read, where the source is laid out in parts. */
  sink(about: FeedAbout, source: string, part: string | undefined): FeedSink {
    const what = `${about.id} ${part ?? source}`;
    return {
      item: (item, text) => {
        if (this.#isLeftOut(item)) return;
        this.#noteFuture(item, source);
        this.log.item(about.id, source, item, part === undefined ? partsOf(item) : [part]);
        this.add(about.id, item, text);
        if (this.#added % REPORT_EVERY === 0) this.#options.progress?.({ kind: 'read', what, records: this.#added });
      },
      note: (note) => this.writer.note(source, note),
      state: (state) => {
        if (about.provides !== 'advisories') this.log.state({ feed: about.id, source, part: WHOLE }, state);
      },
      alias: (id, cve) => {
        this.log.of({ feed: about.id, source, part: WHOLE }).records += 1;
        this.#added += 1;
        const aliases = this.#aliases.get(about.id) ?? new Map<string, string>();
        this.#aliases.set(about.id, aliases.set(id, cve));
      },
    };
  }

  /** Adds an item without counting it. A record of several parts is added once for its source. */
  add(feed: string, item: FeedItem, text: string | undefined): void {
    this.#added += 1;
    if (item.kind === 'advisory' && partsOf(item).length > 1) {
      const key = JSON.stringify([item.source, item.record.id, item.record.modified]);
      if (this.#shared.has(key)) return;
      this.#shared.add(key);
    }
    if (item.kind === 'exploited') this.#waiting.push({ feed, item });
    else this.writer.add(item, text);
  }

  /** Adds what waited for another file of its feed to say which CVE it is. */
  finish(): void {
    for (const { feed, item } of this.#waiting) {
      const known = item.ids.flatMap((id) => this.#aliases.get(feed)?.get(id) ?? []);
      this.writer.add({ ...item, ids: [...new Set([...item.ids, ...known])] });
    }
  }

  #noteFuture(item: FeedItem, source: string): void {
    if (item.kind !== 'advisory' || item.record.modified === undefined) return;
    if (Date.parse(item.record.modified) <= this.#options.ports.clock.now() + DAY) return;
    this.writer.note(source, { id: item.record.id, reason: 'its date of change lies in the future', effect: 'odd' });
  }

  #isLeftOut(item: FeedItem): boolean {
    const { onlyParts, parts } = this.#options;
    return onlyParts === true && item.kind === 'advisory' && !partsOf(item).some((part) => parts.includes(part));
  }
}
