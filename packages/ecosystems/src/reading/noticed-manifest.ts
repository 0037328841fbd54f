import { InventoryBuilder, quote, type Problem, type Reader, type ReaderFiles } from '@morel/model';
import { baseName } from './tree-path.ts';

/** A manifest that is noticed and not read. */
export interface NoticedManifest {
  readonly format: string;
  /** Why nothing is read of it, behind its name: `is a program, which is not run`. */
  readonly why: string;
  /** What a text has where it asks for packages. */
  readonly asks: RegExp;
  /** Whether one of the found files tells what comes; by the format's `lockedBy` alone where absent. */
  readonly isLocked?: (path: string, found: readonly string[]) => boolean;
}

/**
 * Notices a manifest of which nothing is read. Where it asks for something, only a lockfile can say what: without one,
 * what it brings in is a gap, and never silence.
 */
export function noticedManifest(manifest: NoticedManifest): Reader {
  return {
    format: manifest.format,
    read: (files) => ({ inventory: new InventoryBuilder().build(), problems: problemsOf(files, manifest) }),
  };
}

function problemsOf({ main, found = [] }: ReaderFiles, { why, asks, isLocked }: NoticedManifest): Problem[] {
  const ask = asks.exec(main.text);
  if (!ask || isLocked?.(main.path, found)) return [];
  const span = { start: ask.index, end: ask.index + ask[0].length };
  const message = `${quote(baseName(main.path))} ${why}, so what it asks for is known from a lockfile only`;
  return [{ code: 'unresolved-version', message, where: { path: main.path, span } }];
}
