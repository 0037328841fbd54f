import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { gemfileLockReader } from './lockfile/gemfile-lock.ts';

const FOLDER = 'locks/scalibr/ruby/gemfilelock';

/** Entries by their indentation alone. */
function listed(text: string): string[] {
  return [...text.matchAll(/^ {4}([^\s(]+) \(([^)-]+)/gm)].map(([, name, version]) => `${name}@${version}`);
}

/** What is wrong with the files that are not whole. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'has-git-gem.lock': 'nothing asks for "hanami-controller": part of the file may be gone',
  'invalid.lock': '"invalid-name" is no gem with a version',
};

describe('lockfiles of another scanner', () => {
  it.skipIf(!sharedData(FOLDER))('reads every file with all its gems, or names the fault', async () => {
    const folder = sharedData(FOLDER) ?? '';
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(11);
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(gemfileLockReader, { 'Gemfile.lock': text }, 'Gemfile.lock');
      const found = inventory.components
        .filter(({ name: gem, version }) => version !== undefined && gem !== 'bundler')
        .map(({ name: gem, version }) => `${gem}@${version}`);
      expect([name, [...new Set(found)].toSorted()]).toEqual([name, [...new Set(listed(text))].toSorted()]);
      const faults = problems.filter(({ code }) => code !== 'not-judged').map(({ message }) => message);
      expect([name, faults[0]]).toEqual([name, PROBLEMS[name]]);
    }
  });
});
