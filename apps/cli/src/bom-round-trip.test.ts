/**
 * What a scan of a project looks up, a scan of its bill of materials looks up too: for every fixture of every ecosystem, in
 * every form that a bill is written in.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { documents } from '@morel/documents';
import { ecosystems } from '@morel/ecosystems';
import { billOf } from '@morel/integrate';
import { takeInventory } from '@morel/inventory';
import { isFirstParty, type BomFormatAbout, type Inventory } from '@morel/model';
import { treeOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { loadBomWriters } from './bom-outputs.ts';
import { inventoryExtensions, namedFamilies } from './extensions.ts';

const ECOSYSTEMS = join(import.meta.dirname, '../../../packages/ecosystems/src');
const OPTIONS = { name: 'project', tool: { name: 'test' }, created: '2026-01-02T03:04:05Z' };
const FORMS = documents.flatMap(({ about }) => about.boms ?? []);

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** The files of a fixture. A `~` at the end of a name is not part of it. */
function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => path !== join(folder, 'expected.txt'))
      .map((path) => [relative(folder, path).replace(/~(?=\/|$)/g, ''), readFileSync(path, 'utf8')]),
  );
}

async function inventoryOf(files: Readonly<Record<string, string>>, only: readonly string[]): Promise<Inventory> {
  const { inventory } = await takeInventory({
    tree: treeOf(files),
    extensions: inventoryExtensions(only),
    excludes: [],
    families: namedFamilies(),
  });
  return inventory;
}

async function reread(inventory: Inventory, { id, extension }: BomFormatAbout): Promise<Inventory> {
  const writer = (await loadBomWriters([id])).get(id);
  if (!writer) throw new Error(`no writer of ${id}`);
  return inventoryOf({ [`project.${extension}`]: [...writer.write(billOf(inventory, OPTIONS)).text].join('') }, []);
}

/** What is not the project's own, by whether it has a package URL. */
function foreign({ components, occurrences }: Inventory): { readonly named: string[]; readonly nameless: string[] } {
  const positions = new Set(
    occurrences.filter(({ source }) => !isFirstParty(source)).map(({ component }) => component),
  );
  const found = components.filter((_, position) => positions.has(position));
  const label = ({ ecosystem, name, version = '?', purl = '' }: (typeof found)[number]): string =>
    `${ecosystem} ${name} ${version} ${purl}`;
  return {
    named: [...new Set(found.filter(({ purl }) => purl !== undefined).map(label))].toSorted(),
    nameless: found.filter(({ purl }) => purl === undefined).map(label),
  };
}

describe.each(ecosystems.map(({ about }) => [about.id] as const))('a bill of materials of %s', (id) => {
  const fixtures = join(ECOSYSTEMS, id, 'fixtures');
  const cases = foldersIn(fixtures).flatMap((format) =>
    foldersIn(join(fixtures, format)).map((name) => `${format}/${name}`),
  );

  it.each(cases)('%s is read back', async (name) => {
    const inventory = await inventoryOf(filesIn(join(fixtures, name)), [id]);
    const { named, nameless } = foreign(inventory);
    for (const form of FORMS) {
      const after = await reread(inventory, form);
      const hasGap = after.inputs.some(({ problems }) => problems.some(({ code }) => code === 'unidentified'));
      const unsaid = hasGap ? [] : nameless;
      expect({ form: form.id, named: foreign(after).named, unsaid }).toEqual({ form: form.id, named, unsaid: [] });
    }
  });
});
