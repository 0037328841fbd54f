/** What is opened of archives, all that a scan opens together. */
export interface ArchiveLimits {
  /** Bytes of a packed file. */
  readonly packed: number;
  /** Bytes that are kept in memory: of archives within archives, and unpacked ones. */
  readonly kept: number;
  readonly entries: number;
  /** Archives within archives. */
  readonly depth: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  packed: 512 * 1024 * 1024,
  kept: 1024 * 1024 * 1024,
  entries: 200_000,
  depth: 4,
};
