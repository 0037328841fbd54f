import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import type { Vex, VexLoss } from '../vex.ts';
import type { TextFile } from './reader.ts';

/** A form in which statements about exploitability are read, written, or both. */
export interface VexFormatAbout {
  readonly id: string;
  readonly title: string;
  /**
   * Texts that all stand in every such file: they tell the format of a file that is named. Absent for a form that is
   * only written: one version of a format, say, of which one reader reads them all.
   */
  readonly signs?: readonly string[];
  /** Whether statements are written in it. */
  readonly writes: boolean;
  /** The form that is written where none is named: one of all has it. */
  readonly isDefault?: true;
}

export interface VexResult {
  /** Absent where the document is refused. */
  readonly vex?: Vex;
  /** What the document says and `Vex` has no place for. Nothing of it may bear on what is silenced. */
  readonly lost?: readonly VexLoss[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a document of statements. Never throws. A document of which anything is not understood is refused whole: what was
 * left out could be the statement that takes another one back.
 */
export interface VexReader {
  readonly format: string;
  read(file: TextFile): VexResult | Promise<VexResult>;
}

export interface WrittenVex {
  readonly text: string;
  /** All that the format has no place for, statement by statement. */
  readonly lost: readonly VexLoss[];
}

/** What a format asks for and the caller may add: members of `VexDocument`, those of `publisher` with its name. */
export type VexRequired = 'id' | 'title' | 'author' | 'created' | 'publisher.namespace' | 'publisher.category';

export interface VexRefusal {
  /** What the document has to say for this format and does not. */
  readonly missing: readonly VexRequired[];
  /** Why, in words. */
  readonly message: string;
}

/**
 * Writes documents of statements. Deterministic: sees only the document. What it writes silences no more than what it
 * was given: a statement that would say more without what the format has no place for is left out, one that takes back
 * is not, unless a later one of the document speaks of the same product and the format holds one status for each.
 * Refused where the format asks for what the document does not say: a time or an author that is made up would change
 * which statement wins.
 */
export interface VexWriter {
  readonly format: string;
  write(vex: Vex): Result<WrittenVex, VexRefusal>;
}

/** A writer, or how to load it. */
export interface VexWriterSource {
  readonly format: string;
  readonly load: () => Promise<VexWriter>;
}

/** A reader, or how to load it. */
export interface VexReaderSource {
  readonly format: string;
  readonly load: () => Promise<VexReader>;
}
