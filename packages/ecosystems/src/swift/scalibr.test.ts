import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { packageResolvedReader } from './lockfile/reader.ts';

const LOCKS = 'locks/scalibr/swift/packageresolved';

interface LooseFile {
  readonly pins: readonly { readonly location: string; readonly state: { readonly version: string } }[];
}

/** What a general reader finds in a lockfile; undefined where it is none. */
function pinsIn(text: string): string[] | undefined {
  try {
    const { pins } = JSON.parse(text) as LooseFile;
    return pins.map(({ location, state }) => {
      const { host, pathname } = new URL(location);
      return `${host}${pathname.replace(/\.git$/, '')}@${state.version}`;
    });
  } catch {
    return undefined;
  }
}

describe('files of another scanner', () => {
  it.skipIf(!sharedData(LOCKS))('reads every lockfile with all its pins, or refuses it', async () => {
    const folder = sharedData(LOCKS) ?? '';
    const files = readdirSync(folder).filter((name) => !name.startsWith('Dockerfile'));
    expect(files.length).toBeGreaterThan(3);
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(
        packageResolvedReader,
        { 'Package.resolved': text },
        'Package.resolved',
      );
      const found = inventory.occurrences.flatMap(({ component, source }) => {
        const { name: called, version } = inventory.components[component] ?? {};
        return source.kind === 'project' ? [] : `${called}@${version}`;
      });
      const pins = pinsIn(text);
      expect([name, found]).toEqual([name, pins ?? []]);
      expect([name, readingOf(problems) === 'refused']).toEqual([name, pins === undefined]);
    }
  });
});
