import { folderOf, isWithin, projectFolder } from '@morel/inventory';
import type { CheckContext, Input } from '@morel/model';

export interface AnsweringLock {
  readonly path: string;
  /** Position of the lockfile among the inputs. */
  readonly input: number;
  /** The occurrence that stands for the manifest's project, where the lockfile has one. */
  readonly root: number | undefined;
}

/**
 * The lockfile that answers a manifest: beside it, or the nearest above that has the manifest's folder among its
 * projects. The inventory's own join decides by the same rule.
 */
export function answeringLock(context: CheckContext, manifest: number): AnsweringLock | undefined {
  const input = context.inventory.inputs[manifest];
  if (!input) return undefined;
  const formats = lockFormats(context, input);
  const folder = folderOf(input.path);
  let best: AnsweringLock | undefined;
  for (const [position, lock] of context.inventory.inputs.entries()) {
    if (lock.reader !== input.reader || !formats.includes(lock.format) || !isWithin(folder, folderOf(lock.path)))
      continue;
    const root = projectAt(context, position, folder);
    if (root === undefined && folderOf(lock.path) !== folder) continue;
    const candidate = { path: lock.path, input: position, root };
    if (!best || isBetter(candidate, best)) best = candidate;
  }
  return best;
}

/** The nearer one; beside each other, the one that knows the project. */
function isBetter(a: AnsweringLock, b: AnsweringLock): boolean {
  const nearer = folderOf(a.path).length - folderOf(b.path).length;
  return nearer > 0 || (nearer === 0 && a.root !== undefined && b.root === undefined);
}

function lockFormats(context: CheckContext, input: Input): readonly string[] {
  const formats = context.ecosystem(input.reader)?.about.formats ?? [];
  return formats.find(({ id }) => id === input.format)?.lockedBy ?? [];
}

/** The lockfile's entry for a folder: a project of its own, else one that is linked in. */
function projectAt(context: CheckContext, lock: number, folder: string): number | undefined {
  const path = context.inventory.inputs[lock]?.path ?? '';
  let linked: number | undefined;
  for (const [position, { input, source }] of context.inventory.occurrences.entries()) {
    if (input !== lock || (source.kind !== 'project' && source.kind !== 'link')) continue;
    if (projectFolder(source.path, path) !== folder) continue;
    if (source.kind === 'project') return position;
    linked ??= position;
  }
  return linked;
}
