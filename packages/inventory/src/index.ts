export { isArchiveName } from './archives/archive-names.ts';
export { openArchives } from './archives/open-archives.ts';
export { DEFAULT_EXCLUDES, type Exclude } from './default-excludes.ts';
export { discover, type Discovery, type ExcludedPaths, type Found } from './discover.ts';
export {
  candidatesOf,
  createRecogniser,
  findFormat,
  formatsBySigns,
  type Candidate,
  type InventoryExtension,
} from './recognise.ts';
export { endsOf } from './settle-by-content.ts';
export { takeInventory, type TakenInventory, type TakeOptions } from './take-inventory.ts';
export type { NamedFamily } from './identify.ts';
export type { SkippedInput } from './claims.ts';
export { createUnreadFiles, type UnreadFile } from './unread-files.ts';
export { createGraph, type Graph, type Scope } from './graph.ts';
export { pathsTo, shortestParents, shortestPath, type Paths } from './paths.ts';
export { holdsAll, projectFolder } from './answer-manifests.ts';
export { baseName, folderOf, isWithin, joinPath, normalisePath } from './tree-path.ts';
export { newcomersOf, type Newcomer } from './difference/newcomers.ts';
export { differenceOf } from './difference/difference-of.ts';
export { linkChanges, type LinkedState } from './difference/links/link-changes.ts';
export { placeEdge } from './stored/edge-lists.ts';
export { restoreInventory } from './stored/restore-inventory.ts';
