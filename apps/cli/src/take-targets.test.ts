import { DEFAULT_EXCLUDES, takeInventory } from '@morel/inventory';
import { treeOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { inventoryExtensions, namedFamilies } from './extensions.ts';
import { requireInputs } from './take-targets.ts';

async function require(files: Readonly<Record<string, string>>): Promise<void> {
  const taken = await takeInventory({
    tree: treeOf(files),
    extensions: inventoryExtensions([]),
    excludes: DEFAULT_EXCLUDES,
    families: namedFamilies(),
  });
  requireInputs(taken, 'here');
}

const workflow = (step: string): string =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;

describe('a tree that holds neither lockfile nor manifest', () => {
  it('is scanned where a workflow uses what advisories exist for', async () => {
    const files = { '.github/workflows/a.yml': workflow('uses: example/action@v1.2.3') };
    await expect(require(files)).resolves.toBeUndefined();
  });

  it.each([
    ['a workflow that uses nothing', { '.github/workflows/a.yml': workflow('run: make') }],
    ['a file that names what no advisories exist for', { Dockerfile: 'FROM debian:12\n' }],
    ['settings', { '.npmrc': 'ignore-scripts=true\n' }],
    ['nothing', {}],
  ])('is nothing to scan with %s alone', async (_, files) => {
    await expect(require(files)).rejects.toMatchObject({ code: 'nothing-to-scan' });
  });
});
