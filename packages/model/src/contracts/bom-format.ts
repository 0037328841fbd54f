import type { Bom } from '../bom.ts';

/** A form in which a bill of materials is written: a format in one version and syntax. */
export interface BomFormatAbout {
  /** What `--format` of `morel sbom` takes: `cyclonedx-1.6-json`. */
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  /** Without dot. */
  readonly extension: string;
}

export interface WrittenBom {
  /** In pieces. */
  readonly text: Iterable<string>;
  /** What the format has no place for, each kind named once. */
  readonly lost: readonly string[];
}

/** Writes bills of materials. Deterministic: sees only the bill. */
export interface BomWriter {
  readonly format: string;
  write(bom: Bom): WrittenBom;
}

/** A writer, or how to load it. */
export interface BomWriterSource {
  readonly format: string;
  readonly load: () => Promise<BomWriter>;
}
