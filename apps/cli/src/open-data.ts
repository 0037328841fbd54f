import { existsSync, realpathSync } from 'node:fs';
import { openIndex, type AdvisoryIndex } from '@morel/advisories';
import { AppError, quote, type DataState } from '@morel/model';
import { openRandomAccess } from '@morel/platform';
import { starterIndex } from './package-folder.ts';
import { ownIndexPath } from './surroundings.ts';

/** The index of a run, and what kind it is. */
export interface OpenData {
  readonly index: AdvisoryIndex;
  readonly kind: Exclude<DataState['kind'], 'none'>;
}

/** Opens the file that `--db` names. The starter index is known as such whatever the way to it. */
export function openNamed(path: string): OpenData {
  if (!existsSync(path))
    throw new AppError('not-found', `the index ${quote(path)} does not exist`, {
      hint: 'Build one with "morel db build", or leave --db out.',
    });
  const starter = starterIndex();
  const isStarter = starter !== undefined && realpathSync(path) === realpathSync(starter);
  return { index: openIndex(openRandomAccess(path)), kind: isStarter ? 'starter' : 'file' };
}

/** The user's own index; undefined where there is none yet. A damaged one throws. */
export function openOwn(): OpenData | undefined {
  const path = ownIndexPath();
  return existsSync(path) ? { index: openIndex(openRandomAccess(path)), kind: 'own' } : undefined;
}

/** How many advisories an index holds: each once, and no scores or mappings of ids. */
export function heldRecords(path: string): number {
  const { index } = openNamed(path);
  index.close();
  return index.meta.counts.records;
}

/** The index that is shipped with the program. */
export function openStarter(): OpenData {
  const path = starterIndex();
  if (path === undefined)
    throw new AppError('index-missing', 'there is no advisory index, and no starter index beside the program', {
      hint: 'Run "morel db update".',
    });
  return { index: openIndex(openRandomAccess(path)), kind: 'starter' };
}
