import type { Location } from './span.ts';

/** What somebody found when they looked at one version of a package: one record of a file that lies in the project. */
export interface Review {
  /** Names exactly one version; in the form in which two package URLs are compared. */
  readonly purl: string;
  /** `pending`: written down, nobody has looked yet. */
  readonly verdict: 'approved' | 'rejected' | 'pending';
  readonly by: string;
  /** ISO day. */
  readonly date: string;
  readonly note?: string;
  /** The archive that was looked at; where it is empty, any of this version. */
  readonly digests: readonly string[];
  /** Where it comes from, if not from a registry (`sourceAddress`). */
  readonly source?: string;
  /** The last day on which an approval holds, ISO. */
  readonly until?: string;
  readonly where: Location;
}

/** What a record is worth for a component that it names. */
export interface ReviewStanding {
  readonly review: Review;
  readonly standing:
    | 'counts'
    /** Nobody has looked yet. */
    | 'pending'
    /** It held until a day that has passed. */
    | 'expired'
    /** It is of a day that has not come. */
    | 'future'
    /** It is about an archive with other digests, or none of the component's can be compared with them. */
    | 'other-archive'
    /** The component comes from elsewhere than the record says, or than a registry. */
    | 'other-source';
  /** The state before has the same record. */
  readonly isInBase: boolean;
}
