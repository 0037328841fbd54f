import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import type { Vex } from '../vex.ts';
import type { TextFile } from './reader.ts';

/** A form in which statements about exploitability are read. */
export interface VexFormatAbout {
  readonly id: string;
  readonly title: string;
  /** Texts that all stand in every such file: they tell the format of a file that is named. */
  readonly signs: readonly string[];
  /** Whether statements are written in it too. */
  readonly writes: boolean;
}

export interface VexResult {
  /** Absent where the document is refused. */
  readonly vex?: Vex;
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
  /** What the format has no place for, each kind named once. */
  readonly lost: readonly string[];
}

/**
 * Writes documents of statements. Deterministic: sees only the document. An error, in words, where the format asks for
 * what the document does not say: a time or an author that is made up would change which statement wins.
 */
export interface VexWriter {
  readonly format: string;
  write(vex: Vex): Result<WrittenVex, string>;
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
