import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reader } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { expect, it } from 'vitest';
import { cabalFreezeReader } from './cabal/cabal-freeze.ts';
import { stackLockReader } from './stack/stack-lock.ts';

const CABAL = 'locks/scalibr/haskell/cabal';
const STACK = 'locks/scalibr/haskell/stacklock';

/** Names with versions as read, and the codes of what was wrong, by file. */
async function readAll(
  folder: string,
  reader: Reader,
  main: string,
): Promise<Map<string, [string[], string[], string]>> {
  const path = sharedData(folder) ?? '';
  const found = new Map<string, [string[], string[], string]>();
  for (const name of readdirSync(path)) {
    const text = readFileSync(join(path, name), 'utf8');
    const { inventory, problems } = await readTree(reader, { [main]: text }, main);
    const components = inventory.components.slice(1).map((one) => `${one.name} ${one.version}`);
    found.set(name, [components, [...new Set(problems.map(({ code }) => code))], text]);
  }
  return found;
}

it.skipIf(!sharedData(CABAL))('reads every freeze file of another scanner with all its constraints', async () => {
  const found = await readAll(CABAL, cabalFreezeReader, 'cabal.project.freeze');
  for (const [name, [components, , text]] of found) {
    const named = [...text.matchAll(/(?:any\.)?([\w-]+) ==([\d.]+)/g)].map(([, a, b]) => `${a} ${b}`);
    expect([name, components]).toEqual([name, named]);
  }
  // A list ends with a comma where more followed, and of one package only the flags are left.
  expect([...found].map(([name, [, codes]]) => [name, codes])).toEqual([
    ['invalid', ['unknown-entry']],
    ['valid', ['unknown-entry', 'unresolved-version']],
    ['valid_2', ['unknown-entry']],
  ]);
});

it.skipIf(!sharedData(STACK))('reads every lockfile of Stack of another scanner, the snapshot left out', async () => {
  const found = await readAll(STACK, stackLockReader, 'stack.yaml.lock');
  for (const [name, [components, , text]] of found) {
    const named = [...text.matchAll(/hackage: (\S+)-([\d.]+)@sha256/g)].map(([, a, b]) => `${a} ${b}`);
    expect([name, components]).toEqual([name, named]);
  }
  expect([...found].map(([name, [, codes]]) => [name, codes])).toEqual([
    ['invalid', ['wrong-format']],
    ['valid', ['missing-file']],
  ]);
});
