import { createProblemLog, InventoryBuilder, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { besides, folderOf, joinPath } from '../../reading/tree-path.ts';

/** `{deps, [` with something in the list. */
const ASKS = /\{\s*deps\s*,\s*\[\s*[^\s\]]/;
const COMMENT_LINES = /^[ \t]*%[^\n]*/gm;
const LOCK = 'rebar.lock';
/** The lockfiles that hold what an application below their folder asks for: rebar3's, and Mix's for packages that it got. */
const LOCKS: readonly string[] = [LOCK, 'mix.lock'];

/**
 * rebar.config may hold any Erlang term, and a script beside it changes what it says: all that is said of it is whether it
 * names packages for which no lockfile is there.
 */
export const rebarConfigReader: Reader = { format: 'rebar-config', read: readConfig };

function readConfig(files: ReaderFiles): ReadResult {
  const { path, text } = files.main;
  const log = createProblemLog(path);
  const inventory = new InventoryBuilder().build();
  const asks = ASKS.exec(text.replace(COMMENT_LINES, (comment) => ' '.repeat(comment.length)));
  if (!asks) return { inventory, problems: [] };
  const own = besides(path, LOCK);
  const file = files.get(own);
  const isLocked = (file !== undefined && 'text' in file) || hasLockAbove(path, files.found ?? []);
  if (!isLocked) {
    const span = { start: asks.index, end: asks.index + asks[0].length };
    log.add('unresolved-version', 'what rebar.config asks for is known from rebar.lock alone, and there is none', span);
  }
  return { inventory, problems: log.list(), wants: [own] };
}

function hasLockAbove(path: string, found: readonly string[]): boolean {
  let folder = folderOf(path);
  while (folder !== '.') {
    folder = folderOf(folder);
    const above = folder;
    if (LOCKS.some((lock) => found.includes(joinPath(above, lock)))) return true;
  }
  return false;
}
