import { compareText } from './sort-store.ts';

/** Before this, `modified` is a placeholder: no advisory database is older. */
const EARLIEST = Date.parse('1990-01-01T00:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

/** What decides between two versions of one record. */
export interface Candidate {
  readonly source: string;
  readonly modified: string | undefined;
  readonly published: string | undefined;
  readonly withdrawn: boolean;
  readonly text: string;
}

/**
 * Sorts the version of a record to keep first: the newest `modified` that is a date between 1990 and a day after the build,
 * then the newest `published` of that kind, then the one that is not withdrawn, then by source and text.
 */
export function preferRecord(a: Candidate, b: Candidate, built: number): number {
  return (
    timeOf(b.modified, built) - timeOf(a.modified, built) ||
    timeOf(b.published, built) - timeOf(a.published, built) ||
    Number(a.withdrawn) - Number(b.withdrawn) ||
    compareText(a.source, b.source) ||
    compareText(a.text, b.text)
  );
}

/** Milliseconds since 1970, or 0 for a date that cannot be one. */
function timeOf(text: string | undefined, built: number): number {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return time >= EARLIEST && time <= built + DAY ? time : 0;
}
