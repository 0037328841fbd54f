import type { Reader } from '@morel/model';
import { pdmLock } from './pdm-lock/index.ts';
import { pipfileLock } from './pipfile-lock/index.ts';
import { poetryLock } from './poetry-lock/index.ts';
import { pylock } from './pylock/index.ts';
import { requirements } from './requirements/index.ts';
import { uvLock } from './uv-lock/index.ts';

/** Readers of the files that say which versions are installed. */
export const lockfiles: readonly Reader[] = [requirements, poetryLock, uvLock, pipfileLock, pdmLock, pylock];
