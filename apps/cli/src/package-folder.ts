import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEVELS = 5;

/** The folder with the data that is shipped: above the installed code, or the built package when run from source. */
export function packageFolder(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let level = 0; level < LEVELS; level += 1) {
    for (const candidate of [folder, join(folder, 'dist/package')]) {
      if (existsSync(join(candidate, 'data/starter.morel'))) return candidate;
    }
    folder = dirname(folder);
  }
  return undefined;
}

/** Path of the starter index. */
export function starterIndex(): string | undefined {
  const folder = packageFolder();
  return folder === undefined ? undefined : join(folder, 'data/starter.morel');
}
