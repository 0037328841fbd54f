import type { ReaderSource } from '@morel/model';
import { requirements } from './requirements/index.ts';

/** Readers of the files that say which versions are installed. */
export const lockfiles: readonly ReaderSource[] = [
  requirements,
  { format: 'poetry-lock', load: async () => (await import('./poetry-lock/index.ts')).poetryLock },
  { format: 'uv-lock', load: async () => (await import('./uv-lock/index.ts')).uvLock },
  { format: 'pipfile-lock', load: async () => (await import('./pipfile-lock/index.ts')).pipfileLock },
  { format: 'pdm-lock', load: async () => (await import('./pdm-lock/index.ts')).pdmLock },
  { format: 'pylock', load: async () => (await import('./pylock/index.ts')).pylock },
];
