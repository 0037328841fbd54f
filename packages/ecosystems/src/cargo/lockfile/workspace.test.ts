import type { Reader } from '@morel/model';
import { readTree, type Tree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { cargoLockReader } from './cargo-lock.ts';

const LOCK = `version = 4
${['app', 'company-core', 'odd'].map((name) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\n`).join('\n')}`;

const TREE: Tree = {
  'rust/Cargo.lock': LOCK,
  'rust/Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nexclude = ["crates/app-copy"]\n',
  'rust/crates/app/Cargo.toml': '[package]\nname = "app"\nversion = "1.0.0"\n',
  'rust/crates/app-copy/Cargo.toml': '[package]\nname = "app"\nversion = "1.0.0"\n',
  'rust/crates/core/Cargo.toml': '[package]\nname = "company-core"\nversion = "1.0.0"\n',
  'rust/crates/folder/Cargo.toml': '[package]\nname = "odd"\nversion = "1.0.0"\n',
  'other/crates/odd/Cargo.toml': '[package]\nname = "odd"\nversion = "1.0.0"\n',
};

/** Where each package lies, as the reader tells with these paths found. */
async function places(found: readonly string[] | undefined): Promise<Record<string, string>> {
  const reader: Reader = {
    format: cargoLockReader.format,
    read: (files) => {
      return cargoLockReader.read({ main: files.main, get: (path) => files.get(path), ...(found && { found }) });
    },
  };
  const { inventory } = await readTree(reader, TREE, 'rust/Cargo.lock');
  return Object.fromEntries(
    inventory.occurrences.map(({ component, source }) => {
      const place = 'path' in source ? `${source.kind} ${source.path}` : source.kind;
      return [inventory.components[component]?.name ?? '', place] as const;
    }),
  );
}

describe('members that a pattern takes in', () => {
  it('are the folders with a manifest that the host found', async () => {
    expect(await places(Object.keys(TREE))).toEqual({
      app: 'project crates/app',
      'company-core': 'project crates/core',
      odd: 'project crates/folder',
    });
  });

  it.each([[undefined], [['rust/Cargo.lock']]])('are guessed from names where it found %j', async (found) => {
    expect(await places(found)).toEqual({
      app: 'project crates/app',
      'company-core': 'project crates/core',
      odd: 'link ',
    });
  });
});
