import { InventoryBuilder, quote, type Problem, type Reader, type ReaderFiles } from '@morel/model';
import { folderOf } from '../../reading/tree-path.ts';
import { xcodeFolder } from '../lockfile/project-name.ts';

/** A dependency that is not one on a folder beside: SwiftPM would pin it. */
const ASKS = /\.package\s*\((?!\s*(?:name\s*:\s*"[^"\n]*"\s*,\s*)?path\s*:)|\bPackage\.Dependency\b/;
const LOCKFILE = /(?:^|\/)Package\.resolved$/;

/**
 * Notices Package.swift. It is code, which is never run, so what it asks for is not read: where it asks for something, a
 * lockfile has to say what.
 */
export const packageSwiftReader: Reader = {
  format: 'package-swift',
  read: (files) => ({ inventory: new InventoryBuilder().build(), problems: problemsOf(files) }),
};

function problemsOf({ main, found = [] }: ReaderFiles): Problem[] {
  const ask = ASKS.exec(main.text);
  if (!ask) return [];
  const span = { start: ask.index, end: ask.index + ask[0].length };
  const where = { path: main.path, span };
  const lock = found.find((path) => LOCKFILE.test(path) && isWithin(folderOf(main.path), xcodeFolder(path)));
  const message = 'Package.swift is code, which is not run, so what it asks for is known from a lockfile only';
  if (lock === undefined) return [{ code: 'unresolved-version', message, where }];
  return [{ code: 'not-judged', message: `${message}; that of the Xcode project may be it: ${quote(lock)}`, where }];
}

function isWithin(folder: string, outer: string | undefined): boolean {
  if (outer === undefined) return false;
  return outer === '.' || folder === outer || folder.startsWith(`${outer}/`);
}
