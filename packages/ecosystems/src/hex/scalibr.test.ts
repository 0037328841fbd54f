import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { mixLockReader } from './mix/mix-lock.ts';

const LOCKS = [
  'locks/scalibr/erlang/mixlock',
  ...['valid', 'invalid', 'empty'].map((file) => `locks/scalibr/elixir/mixlock/${file}`),
];
/** An entry by the looks of its line: `"app": {:hex, :name, "version"` or `"app": {:git, "url", "commit"`. */
const ENTRY = /^\s*"([^"]+)":\s*\{:(hex|git),\s*:?"?([^",]+)"?,\s*"([^"]+)"/gm;

function filesIn(path: string): string[] {
  try {
    return readdirSync(path).map((name) => join(path, name));
  } catch {
    return [path];
  }
}

describe('files of another scanner', () => {
  it.skipIf(!sharedData(LOCKS[0] ?? ''))('reads every lockfile with all its packages, or refuses it', async () => {
    const files = LOCKS.flatMap((path) => filesIn(sharedData(path) ?? ''));
    expect(files.length).toBeGreaterThan(6);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const { inventory, problems } = await readTree(mixLockReader, { 'mix.lock': text }, 'mix.lock');
      const expected = [...text.matchAll(ENTRY)].map(([, app = '', kind, name = '', version = '']) =>
        kind === 'hex' ? `${name} ${version}` : `${app} undefined`,
      );
      const found = inventory.occurrences
        .filter(({ source }) => source.kind !== 'project')
        .map(({ component }) => inventory.components[component])
        .map((component) => `${component?.name} ${component?.version}`);
      expect([file, found.toSorted()]).toEqual([file, expected.toSorted()]);
      // Some files lack what an entry asks for; one has an entry without a name.
      const codes = new Set(problems.map(({ code }) => code));
      const other = [...codes].filter((code) => code !== 'not-judged' && code !== 'unresolved-version');
      expect([file, other]).toEqual([file, file.endsWith('invalid') ? ['unknown-entry'] : []]);
    }
  });
});
