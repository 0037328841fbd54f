import type { FeedNote } from '@morel/model';

/** Notes of one source with one reason: how many, and the first of them by id. */
export interface StoredNote {
  readonly source: string;
  readonly effect: FeedNote['effect'];
  readonly reason: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** Keys that are new, gone or different since the parent generation, sorted; or `all`. */
export type ChangedKeys = readonly string[] | 'all';

/** What monitoring has to look at again. */
export interface IndexChanges {
  /** Keys of packages: namespace, `/`, name. */
  readonly packages: ChangedKeys;
  /** CVEs (and ids of other catalogues) whose exploitation or SSVC data differ. */
  readonly risk: ChangedKeys;
}
