import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { expect, it } from 'vitest';
import { renvLockReader } from './lockfile/renv-lock.ts';

const LOCKS = 'locks/scalibr/r/renvlock';

it.skipIf(!sharedData(LOCKS))(
  'reads every renv.lock of another scanner with all its packages, or refuses it',
  async () => {
    const folder = sharedData(LOCKS) ?? '';
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(6);
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(renvLockReader, { 'renv.lock': text }, 'renv.lock');
      const found = inventory.components.slice(1).map((one) => `${one.name} ${one.version}`);
      // Found without a grammar: a version follows each name.
      const named = [...text.matchAll(/"Package": "([^"]+)",\s*"Version": "([^"]+)"/g)].map(([, a, b]) => `${a} ${b}`);
      expect([name, found]).toEqual([name, named]);
      expect([name, readingOf(problems) === 'refused']).toEqual([name, !text.includes('"Packages"')]);
    }
  },
);
