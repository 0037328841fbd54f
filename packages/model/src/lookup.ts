/** Whether a component was looked up in the advisory index, and where not, why. */
export type Lookup =
  | 'looked-up'
  /** The user's own code: every place of it is the project, a link or a file. */
  | 'first-party'
  | 'omitted'
  | 'no-version'
  /** The version, or a range of a record, cannot be compared; the coverage says which. */
  | 'undecided'
  | 'not-held'
  | 'no-source'
  /** No more than a few records answered. */
  | 'starter'
  | 'no-index';

/** In the words of a report. */
export const LOOKUPS: Readonly<Record<Lookup, string>> = {
  'looked-up': 'looked up',
  'first-party': "the project's own: not looked up",
  omitted: 'left out by --omit: not looked up',
  'no-version': 'without a version: it may be any',
  undecided: 'looked up, and not decided for some record',
  'not-held': 'the index holds no advisories for its ecosystem',
  'no-source': 'no source of advisories is read for its ecosystem',
  starter: 'looked up in the starter index only, which holds a few famous records',
  'no-index': 'there was no advisory index',
};
