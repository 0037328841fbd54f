import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { composerLockReader } from './lockfile/composer-lock.ts';

interface LoosePackage {
  readonly name: string;
  readonly version: string;
}

interface LooseLock {
  readonly packages?: readonly LoosePackage[];
  readonly 'packages-dev'?: readonly LoosePackage[];
}

const LOCKS = 'locks/scalibr/php/composerlock';

function parsed(text: string): LooseLock | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

describe('files of another scanner', () => {
  it.skipIf(!sharedData(LOCKS))('reads every lockfile with all its packages, or refuses it', async () => {
    const folder = sharedData(LOCKS) ?? '';
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(composerLockReader, { 'composer.lock': text }, 'composer.lock');
      const lock = parsed(text);
      const listed = [...(lock?.packages ?? []), ...(lock?.['packages-dev'] ?? [])];
      const expected = listed.map((entry) => `${entry.name.toLowerCase()} ${entry.version}`);
      const found = inventory.occurrences
        .filter(({ source }) => source.kind !== 'project' && source.kind !== 'bundled')
        .map(({ component }) => inventory.components[component])
        .map((component) => `${component?.name} ${component?.version}`);
      expect([name, found.toSorted()]).toEqual([name, expected.toSorted()]);
      expect([name, readingOf(problems) === 'refused']).toEqual([name, lock === null]);
    }
  });
});
