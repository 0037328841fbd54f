import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/**
 * The absolute path of a file or folder of the shared test data, or undefined where it is absent. Tests that need it
 * call `it.skipIf(!path)` so that they are reported as skipped, by name.
 */
export function sharedData(path: string): string | undefined {
  const folder = process.env['MOREL_SHARED_DATA'] ?? join(ROOT, '../shared/data');
  const full = join(folder, path);
  return existsSync(full) ? full : undefined;
}
