import unread from '../../../data/unread-files/managers.json' with { type: 'json' };
import { createRecogniser, createUnreadFiles, DEFAULT_EXCLUDES, takeInventory } from '@morel/inventory';
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
    unread: createUnreadFiles(),
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
    ['files that nothing reads', { 'elm.json': '{}', 'flake.lock': '{}' }],
  ])('is nothing to scan with %s alone', async (_, files) => {
    await expect(require(files)).rejects.toMatchObject({ code: 'nothing-to-scan' });
  });
});

it('has readers for no file that is said to be read by nothing', () => {
  const recognise = createRecogniser(inventoryExtensions([]));
  const names = unread.managers.flatMap(({ lockfiles, manifests }) => [...lockfiles, ...manifests]);
  const read = names.filter((name) => recognise(name.replace('*', 'a-1')).length > 0);
  expect(read).toEqual([]);
});
