import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { goModReader } from './module/go-mod.ts';
import { vendorReader } from './vendor/modules-txt.ts';

const MODULES = 'locks/scalibr/golang/gomod';
const VENDORED = 'locks/scalibr/golang/vendormodules';

/** Paths with versions, found without a grammar: two words, the second of which looks like a version. */
function requiredIn(text: string): string[] {
  const outside = text.replace(/replace\s*\([^)]*\)|^replace .*$/gm, '');
  return [...outside.matchAll(/(\S+\/\S+) (v\d\S*)/g)].map(([, path = '', version = '']) => `${path}@${version}`);
}

/** Keys of what is read from a go.mod with the go.sum of the same name beside it, the module itself left out. */
async function keysOf(name: string, expected: 'whole' | 'part'): Promise<string[]> {
  const text = (end: string): string => readFileSync(join(sharedData(MODULES) ?? '', `${name}.${end}`), 'utf8');
  const tree = { 'go.mod': text('mod'), 'go.sum': text('sum') };
  const { inventory, problems } = await readTree(goModReader, tree, 'go.mod');
  expect(readingOf(problems)).toBe(expected);
  return inventory.occurrences.slice(1).map(({ key }) => key);
}

describe('files of another scanner', () => {
  it.skipIf(!sharedData(MODULES))('reads every go.mod with all that it requires, or refuses it', async () => {
    const folder = sharedData(MODULES) ?? '';
    const names = readdirSync(folder).filter((name) => name.endsWith('.mod'));
    expect(names.length).toBeGreaterThan(14);
    for (const name of names) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(goModReader, { 'go.mod': text }, 'go.mod');
      const found = inventory.occurrences.map(({ key }) => key).filter((key) => key.includes('@'));
      expect([name, found]).toEqual([name, requiredIn(text)]);
      expect([name, readingOf(problems) === 'refused']).toEqual([name, ['empty.mod', 'not-go-mod.mod'].includes(name)]);
    }
  });

  it.skipIf(!sharedData(MODULES))(
    'takes from go.sum what an old go.mod leaves out, and nothing beside a newer one',
    async () => {
      expect(await keysOf('indirect-1.16', 'whole')).toEqual([
        'github.com/sirupsen/logrus@v1.9.3',
        'github.com/davecgh/go-spew@v1.1.1',
        'github.com/pmezard/go-difflib@v1.0.0',
        'github.com/stretchr/testify@v1.7.0',
        'golang.org/x/sys@v0.0.0-20220715151400-c0bba94af5f8',
        'gopkg.in/yaml.v3@v3.0.0-20200313102051-9f266ea9e77c',
      ]);
      // Its go.sum says of itself that it is none.
      expect(await keysOf('indirect-1.23', 'part')).toEqual([
        'github.com/sirupsen/logrus@v1.9.3',
        'golang.org/x/sys@v0.0.0-20220715151400-c0bba94af5f8',
      ]);
    },
  );

  it.skipIf(!sharedData(VENDORED))(
    'reads every list of vendored modules, and names the lines that are wrong',
    async () => {
      const folder = sharedData(VENDORED) ?? '';
      for (const name of ['valid', 'invalid', 'empty']) {
        const path = 'vendor/modules.txt';
        const text = readFileSync(join(folder, name, path), 'utf8');
        const { inventory, problems } = await readTree(vendorReader, { [path]: text }, path);
        const headers = new Set(text.match(/^# .*$/gm));
        expect([name, inventory.occurrences.length + problems.length]).toEqual([name, headers.size]);
        expect([name, readingOf(problems)]).toEqual([name, problems.length > 0 ? 'part' : 'whole']);
      }
    },
  );
});
