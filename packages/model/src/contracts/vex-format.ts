import type { Problem } from '../problem.ts';
import type { Vex } from '../vex.ts';
import type { TextFile } from './reader.ts';

/** A form in which statements about exploitability are read. */
export interface VexFormatAbout {
  readonly id: string;
  readonly title: string;
  /** Texts that all stand in every such file: they tell the format of a file that is named. */
  readonly signs: readonly string[];
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
  read(file: TextFile): VexResult;
}

/** A reader, or how to load it. */
export interface VexReaderSource {
  readonly format: string;
  readonly load: () => Promise<VexReader>;
}
