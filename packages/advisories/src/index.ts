export type { EcosystemCoverage, Extent, IndexCounts, IndexMeta, StoredFeed } from './file/index-meta.ts';
export { toAffected, type PackageEntry, type PackageRecord } from './file/package-entry.ts';
export type { ChangedKeys, IndexChanges, StoredNote } from './file/stored-lists.ts';
export { clearVersion, type ClearVersion } from './match/clear-version.ts';
export type { MatchedEcosystem } from './match/check-probes.ts';
export {
  matchInventory,
  type InventoryMatches,
  type MatchOptions,
  type NotWhole,
  type WithdrawnHit,
} from './match/match-inventory.ts';
export { matchPackage, type PackageMatch, type PackageVerdict } from './match/match-package.ts';
export { openIndex, type AdvisoryIndex, type StoredRecord } from './read/open-index.ts';
export { storedChanges, storedEntries, storedNotes, type StoredEntry } from './read/stored-entries.ts';
export { verifyIndex, type IndexProblem } from './read/verify-index.ts';
export type { EcosystemKeys } from './write/ecosystem-keys.ts';
export { createIndexWriter, type FinishOptions, type IndexWriter, type WriterOptions } from './write/index-writer.ts';
export type { ScoreVector } from './write/score-severities.ts';
