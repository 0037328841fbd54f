import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pubspecLockReader } from './lockfile/reader.ts';

const LOCKS = 'locks/scalibr/dart/pubspec';

interface LooseEntry {
  readonly version: string;
  readonly source: string;
  readonly description?: { readonly 'resolved-ref'?: string } | string;
}

/** What a general reader of YAML finds in a lockfile; undefined where it is none. */
function packagesIn(text: string): string[] | undefined {
  try {
    const value: unknown = parse(text, { schema: 'failsafe' });
    if (typeof value !== 'object') return undefined;
    const { packages } = value as { readonly packages?: Readonly<Record<string, LooseEntry>> };
    return Object.entries(packages ?? {}).map(([name, { version, description }]) => {
      const commit = typeof description === 'object' ? description['resolved-ref'] : undefined;
      return `${name}@${version}${commit === undefined ? '' : `#${commit}`}`;
    });
  } catch {
    return undefined;
  }
}

describe('files of another scanner', () => {
  it.skipIf(!sharedData(LOCKS))('reads every lockfile with all its packages, or refuses it', async () => {
    const folder = sharedData(LOCKS) ?? '';
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(9);
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(pubspecLockReader, { 'pubspec.lock': text }, 'pubspec.lock');
      const packages = packagesIn(text);
      const found = inventory.occurrences.flatMap(({ component, source }) => {
        if (source.kind === 'project') return [];
        const { name: called, version } = inventory.components[component] ?? {};
        return `${called}@${version}${source.kind === 'git' ? `#${source.commit}` : ''}`;
      });
      expect([name, found.toSorted()]).toEqual([name, (packages ?? []).toSorted()]);
      expect([name, readingOf(problems) === 'refused']).toEqual([name, packages === undefined]);
    }
  });
});
