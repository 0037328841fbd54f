/** A half-open range of bytes `[start, end)` in a file, so that a fixer can edit in place. Lines are derived from it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** 1-based line and column (UTF-16 code units) of `start`; filled in by the host, which has the bytes. */
  readonly line?: number;
  readonly column?: number;
}

/** Where something stands: a file of the scanned tree (path relative to it, `/` between parts) and a range in it. */
export interface Location {
  readonly path: string;
  readonly span?: Span;
}
