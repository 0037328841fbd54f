import type { AdvisoryIndex, EcosystemKeys, ScoreVector, StoredFeed } from '@morel/advisories';
import type { AppError, Clock, Extension, Feed, FeedAbout, Http, LocalFiles, Log, Storage } from '@morel/model';

/** A source as the caller names it. */
export interface SourceRequest {
  /** Id of its feed; told from the content where absent. */
  readonly feed?: string;
  /** Address, file or folder. */
  readonly location: string;
  /** The caller vouches that it lists all there is of each ecosystem that it holds. */
  readonly isWhole?: boolean;
}

export interface UpdatePorts {
  readonly http: Http;
  readonly files: LocalFiles;
  readonly clock: Clock;
  readonly log: Log;
}

/** What building and updating have in common. */
export interface CompileOptions {
  readonly feeds: readonly Extension<FeedAbout, Feed>[];
  readonly ecosystems: readonly EcosystemKeys[];
  readonly score: ScoreVector;
  readonly sources: readonly SourceRequest[];
  /**
   * Which parts to ask of a source that is laid out in parts (OSV ecosystems). Empty: those of `ecosystems`, because of others
   * nothing could be said; all that the source lists where that is empty too.
   */
  readonly parts: readonly string[];
  /** Leave out what belongs to no part of `parts`, also from files that hold more. */
  readonly onlyParts?: boolean;
  readonly ports: UpdatePorts;
  /** Version of Morel. */
  readonly tool: string;
  readonly label?: string;
  readonly progress?: (event: UpdateEvent) => void;
  readonly signal?: AbortSignal;
}

/** For progress bars. `what` names the feed and part, or the file. */
export type UpdateEvent =
  | { readonly kind: 'download'; readonly what: string; readonly bytes: number; readonly total?: number }
  | { readonly kind: 'read'; readonly what: string; readonly records: number }
  | { readonly kind: 'write'; readonly what: string; readonly bytes: number };

/** What came of one part of one source. */
export interface PartOutcome {
  readonly feed: string;
  readonly source: string;
  readonly part: string;
  readonly outcome:
    /** Read as a whole. */
    | 'pulled'
    /** Only what had changed was read. */
    | 'changed'
    /** The source says that nothing has changed. */
    | 'unchanged'
    /** It failed; the old data stay, with their date. */
    | 'kept'
    /** It failed, and there are no old data. */
    | 'missing';
  readonly records: number;
  /** Why it failed. */
  readonly error?: AppError;
}

export interface CompileResult {
  readonly parts: readonly PartOutcome[];
  /** What the index says about its feeds. */
  readonly feeds: readonly StoredFeed[];
}

/** The index that is there already, as far as it can be read. */
export interface OldIndex {
  readonly index: AdvisoryIndex;
  readonly storage: Storage;
}
