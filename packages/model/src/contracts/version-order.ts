/**
 * How an ecosystem compares versions and reads its ranges. `V` is the parsed form; parse once, compare often.
 * Everything is pure; text that is no version parses to undefined and is reported as undecided, never guessed.
 */
export interface VersionOrder<V = unknown> {
  /** Id of the folder in `versions`. */
  readonly id: string;
  /** The parsed version, or undefined where the text is none. Never throws. */
  parse(text: string): V | undefined;
  /** Negative, zero or positive. A total order over what `parse` returns. */
  compare(a: V, b: V): number;
  /** Whether the parsed version is a pre-release, which an update suggestion leaves out. */
  isPrerelease(version: V): boolean;
  /**
   * Whether the version satisfies a range as manifests write it; undefined where the text is no range.
   * The rules for pre-releases are the package manager's own.
   */
  satisfies(version: V, range: string): boolean | undefined;
  /** What a range pins: one version, a bounded set, or anything newer. Undefined where the text is no range. */
  pinning(range: string): 'exact' | 'bounded' | 'open' | undefined;
}
