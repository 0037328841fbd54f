import type { About } from './extension.ts';
import type { Affected, AdvisoryRecord } from '../advisory.ts';
import type { Epss, Exploited, Ssvc } from '../risk.ts';
import type { Http, Log } from '../ports.ts';

export interface FeedAbout extends About {
  readonly provides: 'advisories' | 'exploited' | 'epss' | 'ssvc';
  /** Public default addresses; every one can be replaced by a mirror or file. */
  readonly sources: readonly string[];
  readonly licence: string;
  /** How the publisher wants to be cited. */
  readonly attribution: string;
  /** Hours between pulls that make sense. */
  readonly interval: number;
}

/** One normalised item of a feed, ready for the index. */
export type FeedItem =
  | {
      readonly kind: 'advisory';
      readonly record: AdvisoryRecord;
      readonly affected: readonly AffectedPackage[];
      readonly source: string;
    }
  | { readonly kind: 'exploited'; readonly ids: readonly string[]; readonly entry: Exploited }
  | { readonly kind: 'epss'; readonly cve: string; readonly epss: Epss }
  | { readonly kind: 'ssvc'; readonly cve: string; readonly ssvc: Ssvc };

export interface AffectedPackage extends Affected {
  /** As OSV names it, with its suffix (`Debian:12`). */
  readonly ecosystem: string;
  readonly name: string;
}

/** A record that was left out or mended, and why; counted and shown by `db status`. */
export interface FeedNote {
  readonly id: string;
  readonly reason: string;
  /** `skipped`: not in the index. `mended`: in the index, with what is named here left out. */
  readonly effect: 'skipped' | 'mended';
}

/** What a feed says about itself while it is read. */
export interface FeedState {
  /** Newest content date that the feed states or shows, ISO. */
  readonly contentDate?: string;
  /** Version of the model or catalogue, where it has one. */
  readonly version?: string;
}

export interface FeedSink {
  item(item: FeedItem): void;
  note(note: FeedNote): void;
  state(state: FeedState): void;
}

/** Remembers what the last pull saw, per source. Plain JSON. */
export type Cursor = Readonly<Record<string, string>>;

/** Where the bytes come from. */
export interface PullContext {
  readonly http: Http;
  readonly log: Log;
  /** Only these ecosystems (OSV names); all that the source has where empty. */
  readonly ecosystems: readonly string[];
  readonly cursor: Cursor;
  readonly signal: AbortSignal;
}

/** A piece of a feed, still packed: a file with a name that tells its form. */
export interface FeedBlob {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * A source of data. `pull` moves bytes and holds no other logic; `read` is pure over them.
 * A cut-off or garbage feed rejects with `AppError` `feed-damaged`: what was read of it is thrown away.
 */
export interface Feed {
  readonly about: FeedAbout;
  /** Whether the start of an unpacked file is this feed's. */
  detect(name: string, head: string): boolean;
  /** Reads one unpacked text, line by line or whole, into the sink. */
  read(name: string, text: AsyncIterable<string>, sink: FeedSink): Promise<void>;
}
