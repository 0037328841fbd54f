import { compilePathPattern } from '../path-pattern.ts';
import type { InventoryExtension } from '../recognise.ts';

/** Names of archives that belong to no package manager. */
const ANY: readonly string[] = ['*.zip', '*.tar', '*.tar.gz', '*.tgz'];

/** Tells archives by their names: those of any kind, and those in which packages are published. */
export function createArchiveNames(published: readonly string[]): (path: string) => boolean {
  return createPathPatterns([...ANY, ...published]);
}

/** A test for paths that end in any of these patterns. */
export function createPathPatterns(patterns: readonly string[]): (path: string) => boolean {
  const compiled = patterns.map(compilePathPattern);
  return (path) => compiled.some((matches) => matches(path));
}

export function isArchiveName(path: string, extensions: readonly InventoryExtension[]): boolean {
  return createArchiveNames(extensions.flatMap(({ archives = [] }) => archives))(path);
}
