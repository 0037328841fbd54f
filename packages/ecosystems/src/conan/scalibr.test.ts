import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFirstParty, readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { expect, it } from 'vitest';
import { conanLockReader } from './lockfile/conan-lock.ts';

const LOCKS = 'locks/scalibr/cpp/conanlock';
/** Names and versions, found without a grammar: what stands before revision, package and timestamp in any text. */
const REFERENCE = /"(?:ref|pref)": "([^/"]+)\/([^@#:"]+)|^\s+"([^/"]+)\/([^@#%"]+)#[0-9a-f]+%[0-9.]+"/gm;

it.skipIf(!sharedData(LOCKS))(
  'reads every conan.lock of another scanner with all its recipes, or refuses it',
  async () => {
    const folder = sharedData(LOCKS) ?? '';
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(23);
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(conanLockReader, { 'conan.lock': text }, 'conan.lock');
      const versioned = inventory.occurrences.flatMap(({ component, source }) => {
        const { name: recipe, version } = inventory.components[component] ?? {};
        return version === undefined ? [] : [[`${recipe} ${version}`, isFirstParty(source)] as const];
      });
      const named = [...text.matchAll(REFERENCE)].map(([, a, b, c, d]) => `${a ?? c} ${b ?? d}`);
      expect([name, versioned.map(([found]) => found).toSorted()]).toEqual([name, named.toSorted()]);
      expect([name, versioned.filter(([, own]) => own).every(([found]) => found === 'test 1.0')]).toEqual([name, true]);
      const expected =
        name.includes('not-json') || name.startsWith('null')
          ? 'refused'
          : name.startsWith('no-name')
            ? 'part'
            : 'whole';
      expect([name, readingOf(problems)]).toEqual([name, expected]);
    }
  },
);
