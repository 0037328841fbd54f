import type { BomFormatAbout, BomWriterSource } from './bom-format.ts';
import type { About } from './extension.ts';
import type { FormatAbout, ReaderSource } from './reader.ts';
import type { Report } from '../report.ts';
import type { VexFormatAbout, VexReaderSource, VexWriterSource } from './vex-format.ts';

/** A document format that Morel writes, reads, or both. */
export interface DocumentAbout extends About {
  readonly mediaType: string;
  /** Without dot. */
  readonly extension: string;
  /** Whether `--format` offers it. */
  readonly writes: boolean;
  /** Formats that it reads as inputs of a scan. */
  readonly formats: readonly FormatAbout[];
  /** Forms in which it writes bills of materials. */
  readonly boms?: readonly BomFormatAbout[];
  /** Forms in which it holds statements about exploitability, for files that the caller names. */
  readonly vex?: readonly VexFormatAbout[];
}

export interface RenderOptions {
  /** Columns of the terminal; formats that do not wrap ignore it. */
  readonly width: number;
  readonly color: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

export interface Document {
  readonly about: DocumentAbout;
  /** The report in this format, in pieces. Deterministic; sees only the report. */
  render?(report: Report, options: RenderOptions): Iterable<string>;
  readonly readers?: readonly ReaderSource[];
  readonly bomWriters?: readonly BomWriterSource[];
  readonly vexReaders?: readonly VexReaderSource[];
  readonly vexWriters?: readonly VexWriterSource[];
}
