/** Something in an archive. */
export interface ArchiveEntry {
  /** Relative, `/` between parts, checked to stay inside. */
  readonly path: string;
  /** `link`: `target` says where to. `other`: a device, or a file whose bytes are not in the archive as they are. */
  readonly kind: 'file' | 'link' | 'other';
  /** Unpacked bytes. */
  readonly size: number;
  /** The unpacked bytes, of a link the target. Throws `AppError`, `archive-damaged`. */
  readonly read: () => Uint8Array;
  /** Of a link of a kind that is named from the root of the archive and not from the folder it stands in. */
  readonly fromRoot?: boolean;
}
