import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { cargoLockReader } from './lockfile/cargo-lock.ts';
import { cargoTomlReader } from './manifest/cargo-toml.ts';

interface LooseToml {
  readonly package?: unknown;
  readonly dependencies?: Readonly<Record<string, unknown>>;
}

function filesIn(folder: string): { readonly name: string; readonly text: string }[] {
  const path = sharedData(folder);
  if (!path) return [];
  return readdirSync(path).map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

function parsed(text: string): LooseToml | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

const LOCKS = 'locks/scalibr/rust/cargolock';
const MANIFESTS = 'locks/scalibr/rust/cargotoml';

describe('files of another scanner', () => {
  it.skipIf(!sharedData(LOCKS))('reads every lockfile with all its packages, or refuses it', async () => {
    const files = filesIn(LOCKS);
    expect(files.length).toBeGreaterThan(8);
    for (const { name, text } of files) {
      const { inventory, problems } = await readTree(cargoLockReader, { 'Cargo.lock': text }, 'Cargo.lock');
      const packages = parsed(text)?.package;
      const count = Array.isArray(packages) ? packages.length : 0;
      expect([name, inventory.occurrences.length]).toEqual([name, count]);
      expect([name, readingOf(problems) === 'refused']).toEqual([name, parsed(text) === undefined]);
    }
  });

  it.skipIf(!sharedData(MANIFESTS))('reads every manifest with all its dependencies, or names the fault', async () => {
    const files = filesIn(MANIFESTS);
    expect(files.length).toBeGreaterThan(7);
    for (const { name, text } of files) {
      const { inventory, problems } = await readTree(cargoTomlReader, { 'Cargo.toml': text }, 'Cargo.toml');
      const count = Object.keys(parsed(text)?.dependencies ?? {}).length;
      const left = problems.filter(({ code }) => code === 'unknown-entry').length;
      expect([name, inventory.requirements.length]).toEqual([name, count - left]);
      expect([name, readingOf(problems) === 'refused']).toEqual([name, parsed(text) === undefined]);
    }
  });
});
