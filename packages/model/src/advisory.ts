/** One advisory record as a source gave it, normalised. Source of the shape: OSV schema 1.7. */
export interface AdvisoryRecord {
  readonly id: string;
  /** Other ids of the same incident. `related` ids are kept apart: they never merge. */
  readonly aliases: readonly string[];
  readonly related: readonly string[];
  readonly kind: AdvisoryKind;
  /** One line; made from the details where the source gives no summary. */
  readonly title: string;
  readonly severities: readonly Severity[];
  readonly cwes: readonly string[];
  /** ISO 8601, as given. */
  readonly published?: string;
  readonly modified?: string;
  /** A withdrawn record never matches; it is kept so that the report can say why. */
  readonly withdrawn?: string;
}

/**
 * `malware` (id `MAL-*` or CWE-506) is never called a vulnerability. `notice` is a record that reports no weakness:
 * unmaintained, unsound, renamed.
 */
export type AdvisoryKind = 'vulnerability' | 'malware' | 'notice';

/** A severity as one source states it. The score is computed from the vector when the index is built. */
export interface Severity {
  /** `CVSS_V2`, `CVSS_V3`, `CVSS_V4`, or the word of a source that gives no vector. */
  readonly type: string;
  /** The vector, or the word. */
  readonly value: string;
  /** 0.0 to 10.0; absent when the value is no vector or one that cannot be scored. */
  readonly score?: number;
  readonly band: SeverityBand;
  /** Who states it: the id of the record it stands in. */
  readonly source: string;
}

/** Qualitative bands of CVSS 3.1 section 5 (also used for 4.0). */
export type SeverityBand = 'none' | 'low' | 'medium' | 'high' | 'critical' | 'unknown';

/** What a record says about one package. */
export interface Affected {
  /** Versions listed one by one. */
  readonly versions: readonly string[];
  readonly ranges: readonly AffectedRange[];
}

export interface AffectedRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM' | 'GIT';
  /** In the order of the ecosystem's versions; `introduced` of `0` means from the first version on. */
  readonly intervals: readonly Interval[];
  /**
   * The events as the source lists them, where only the ecosystem's order can pair them. A feed hands these over and
   * leaves `intervals` empty; the index writer sorts them into intervals.
   */
  readonly events?: readonly RangeEvent[];
  /** Repository, for `GIT`. */
  readonly repo?: string;
}

/** One event of an OSV range. `limit` of `*` is no limit. */
export interface RangeEvent {
  readonly kind: 'introduced' | 'fixed' | 'last_affected' | 'limit';
  readonly version: string;
}

/** `introduced <= v < fixed`, or `introduced <= v <= lastAffected`, or no upper bound. */
export interface Interval {
  readonly introduced: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
}

/** Records that name each other as aliases, as one incident. */
export interface Advisory {
  /** The id people know it by: the malware id first, then GHSA, CVE, the source's own. */
  readonly id: string;
  /** Every id and alias of its records, `id` first. */
  readonly ids: readonly string[];
  readonly kind: AdvisoryKind;
  readonly title: string;
  /** Every score of every record, with its source. */
  readonly severities: readonly Severity[];
  readonly cwes: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  /** The records that matched. */
  readonly records: readonly string[];
  /** Records of the same incident that are withdrawn: they silence only themselves. */
  readonly withdrawn: readonly string[];
}

/** Why a record hits a component: the record, what in it, and the order that compared. */
export interface MatchEvidence {
  readonly record: string;
  /** The listed version, or the interval that holds the version. */
  readonly by: { readonly version: string } | { readonly interval: Interval } | { readonly commit: string };
  /** Id of the version order that compared. */
  readonly order: string;
}

/** Advisory × component. */
export interface Match {
  readonly advisory: Advisory;
  /** Index into the inventory's components. */
  readonly component: number;
  readonly evidence: readonly MatchEvidence[];
  /** The lowest versions above the component's own that no evidence hits, ascending; empty where none is known. */
  readonly fixed: readonly string[];
}

/** A component that was looked up and could not be decided, and why. Never silently dropped. */
export interface Undecided {
  readonly component: number;
  readonly record?: string;
  readonly reason: string;
}
