import type { Problem, Span } from '@morel/model';

/** One step into a parsed value: a key of an object or a position in a list. */
export type Step = string | number;

/**
 * A parsed text: plain values (objects without prototype surprises, arrays, strings, numbers, booleans, null) and where
 * each stands. `value` is undefined when the text was refused; `problems` then says why.
 */
export interface Parsed {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /**
   * UTF-16 offsets of the member at this path, key included; the whole text for no steps. Undefined where the path leads
   * nowhere, or deeper than positions are kept.
   */
  readonly span: (...path: readonly Step[]) => Span | undefined;
}
