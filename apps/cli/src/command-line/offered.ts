/** A command as a completion script needs it: its words, what it takes, and the words to offer, all of them loaded. */
export interface Offered {
  /** `db`, `update`. */
  readonly words: readonly string[];
  readonly summary: string;
  readonly flags: readonly OfferedFlag[];
  /** What its arguments can be; files where absent. */
  readonly operands: readonly string[] | undefined;
}

export interface OfferedFlag {
  readonly name: string;
  readonly summary: string;
  readonly takesValue: boolean;
  /** What its value can be; files where absent. */
  readonly values: readonly string[] | undefined;
}
