import { existsSync } from 'node:fs';
import { AppError, quote } from '@morel/model';
import { openRevision } from '@morel/platform';
import { inventoryExtensions } from './extensions.ts';
import { resolveTargets, type Targets } from './targets.ts';

const REVISION = 'git:';

/**
 * One side of a comparison: a folder or file on disk, or a git revision of the current folder. A path that is there wins;
 * `git:NAME` is a revision whatever is there.
 */
export async function sideOf(text: string, only: readonly string[]): Promise<Targets> {
  if (!text.startsWith(REVISION) && existsSync(text)) return resolveTargets([text], [], inventoryExtensions(only));
  const revision = text.startsWith(REVISION) ? text.slice(REVISION.length) : text;
  const tree = await openRevision(process.cwd(), revision);
  if (tree) return { tree, starts: [''], named: [], base: process.cwd(), isOnDisk: false, name: text };
  throw new AppError('not-found', `${quote(text)} is no file or folder, and no revision of git here`, {
    hint: 'Name two of: a folder, a lockfile, a bill of materials, a revision such as main or HEAD~1.',
  });
}
