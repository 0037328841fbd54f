import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { gradleLockfileReader } from './gradle/lockfile/gradle-lockfile.ts';

const JAVA = 'locks/scalibr/java';

function filesIn(folder: string): { readonly name: string; readonly text: string }[] {
  const path = sharedData(folder);
  if (!path) return [];
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

describe('files of another scanner', () => {
  const locks = `${JAVA}/gradlelockfile`;
  it.skipIf(!sharedData(locks))('reads every gradle.lockfile with all its modules', async () => {
    const files = filesIn(locks);
    expect(files.length).toBeGreaterThan(4);
    for (const { name, text } of files) {
      const { inventory, problems } = await readTree(
        gradleLockfileReader,
        { 'gradle.lockfile': text },
        'gradle.lockfile',
      );
      const expected = [...text.matchAll(/^\s*([^\s:=#]+:[^\s:=]+):([^\s:=]+)=\S/gm)].map(
        ([, id, version]) => `${id}@${version}`,
      );
      const found = inventory.components.filter(({ purl }) => purl).map((one) => `${one.name}@${one.version}`);
      expect([name, found.toSorted()]).toEqual([name, expected.toSorted()]);
      const isWhole = /^empty=[^=]*$/m.test(text);
      expect([name, readingOf(problems)]).toEqual([name, isWhole ? 'whole' : 'part']);
    }
  });
});
