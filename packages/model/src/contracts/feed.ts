import type { About } from './extension.ts';
import type { Affected, AdvisoryRecord } from '../advisory.ts';
import type { Epss, Exploited, Ssvc } from '../risk.ts';

export interface FeedAbout extends About {
  readonly provides: 'advisories' | 'exploited' | 'epss' | 'ssvc';
  /** The catalogue that its `exploited` items name; each catalogue has one feed. */
  readonly catalogue?: string;
  /** Public default addresses; every one can be replaced by a mirror or file. */
  readonly sources: readonly string[];
  readonly licence: string;
  /** How the publisher wants to be cited. */
  readonly attribution: string;
  /** Hours between pulls that make sense. */
  readonly interval: number;
  /** Some 100 MB and more: a scan that fetches what is missing leaves it to an update that was asked for. */
  readonly large?: boolean;
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

/** A record that is odd, and what came of it; counted and shown by `db status`. */
export interface FeedNote {
  readonly id: string;
  /** One of a few fixed phrases, so that equal notes can be counted. */
  readonly reason: string;
  /** `skipped`: not in the index. `mended`: in the index, with what is named here left out. `odd`: in the index as it is. */
  readonly effect: 'skipped' | 'mended' | 'odd';
}

/** What a feed says about itself while it is read. */
export interface FeedState {
  /** Newest content date that the feed states or shows, ISO. */
  readonly contentDate?: string;
  /** Version of the model or catalogue, where it has one. */
  readonly version?: string;
}

export interface FeedSink {
  /** `text` is the record as the source gave it, one JSON document; an advisory always comes with it. */
  item(item: FeedItem, text?: string): void;
  note(note: FeedNote): void;
  state(state: FeedState): void;
  /** Another id of the same entry, said by a file of its own: entries of this feed that name only `id` get `cve` too. */
  alias(id: string, cve: string): void;
}

/** Remembers what the last pull saw, per source. Plain JSON. */
export type Cursor = Readonly<Record<string, string>>;

/** How a source that is laid out in parts is addressed. */
export interface FeedLayout {
  /** Address of a list of its parts, one a line. */
  readonly parts: string;
  part(name: string): PartAddresses;
}

export interface PartAddresses {
  /** The whole part, packed. */
  readonly all: string;
  /** Every record of the part with its time of change, a line each: `<time>,<id>`. */
  readonly changes: string;
  /** One record. */
  record(id: string): string;
}

/**
 * A source of data. Pure: the engine in `feeds` moves the bytes, unpacks them, and hands them over.
 * A cut-off or garbage text rejects with `AppError` `feed-damaged`: what was read of it is thrown away.
 */
export interface Feed {
  readonly about: FeedAbout;
  /** Whether an unpacked file is this feed's; `head` is its start, at least 64 KiB where there is so much. */
  detect(name: string, head: string): boolean;
  /** Reads one unpacked text into the sink. Items come with a text of one line. */
  read(file: FeedFile, sink: FeedSink): Promise<void>;
  /**
   * Whether a location is, by the name that the publisher gives it, a whole export: all there is of each part that it holds.
   * Of what is not, only who names it knows.
   */
  isWhole?(location: string): boolean;
  /** The layout behind an address, where it is not the address of one file. */
  layout?(location: string): FeedLayout | undefined;
}

/** An unpacked file of a feed. */
export interface FeedFile {
  /** Its name, also inside an archive, for messages. */
  readonly name: string;
  readonly source: string;
  readonly text: AsyncIterable<string>;
}
