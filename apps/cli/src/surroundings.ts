import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@morel/model';
import { createClock, homeFolder } from '@morel/platform';

/** The clock of this run: fixed by SOURCE_DATE_EPOCH. */
export function runClock(): Clock {
  return createClock(process.env);
}

/** The folder with the user's own index and downloads. */
export function ownFolder(): string {
  return homeFolder({ environment: process.env, platform: process.platform, userHome: homedir() });
}

export const INDEX_NAME: string = 'index.morel';

export function ownIndexPath(): string {
  return join(ownFolder(), INDEX_NAME);
}
