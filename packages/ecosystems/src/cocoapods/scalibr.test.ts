import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { podfileLockReader } from './lockfile/podfile-lock.ts';

const FOLDER = 'locks/scalibr/swift/podfilelock';

/** Pods by their indentation alone: two blanks and a hyphen, within the first section. */
function listed(text: string): string[] {
  const [section = ''] = /^PODS:\n(?:  .*\n)*/m.exec(text) ?? [];
  return [...section.matchAll(/^ {2}- "?([^\s(]+) \(([^)]+)\)/gm)].map(([, name, version]) => `${name} ${version}`);
}

describe('lockfiles of another scanner', () => {
  it.skipIf(!sharedData(FOLDER))('reads every file with all its pods, or names the fault', async () => {
    const folder = sharedData(FOLDER) ?? '';
    const readings: Record<string, string> = {};
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(podfileLockReader, { 'Podfile.lock': text }, 'Podfile.lock');
      const found = inventory.occurrences
        .filter(({ span }) => span !== undefined)
        .map(({ key, component }) => `${key} ${inventory.components[component]?.version}`);
      expect([name, found]).toEqual([name, listed(text)]);
      readings[name] = readingOf(problems);
    }
    // The two that are valid were shortened by hand: their lists ask for pods that are gone.
    expect(readings).toEqual({ empty: 'refused', invalid: 'refused', valid: 'part', valid2: 'part' });
  });
});
