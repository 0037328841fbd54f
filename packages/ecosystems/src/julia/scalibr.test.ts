import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { expect, it } from 'vitest';
import { manifestReader } from './manifest/manifest.ts';
import { projectReader } from './project/project-reader.ts';

const MANIFESTS = 'locks/scalibr/julia/manifesttoml';
const PROJECTS = 'locks/scalibr/julia/projecttoml';

it.skipIf(!sharedData(MANIFESTS))(
  'reads every manifest of another scanner with all its entries, or refuses it',
  async () => {
    const folder = sharedData(MANIFESTS) ?? '';
    const readings: Record<string, string> = {};
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { inventory, problems } = await readTree(manifestReader, { 'Manifest.toml': text }, 'Manifest.toml');
      // Found without a grammar: the head of each table, and the version before the next one.
      const named = [...text.matchAll(/^\[\[deps\.(\w+)\]\]((?:\n(?!\[).*)*)/gm)].map(
        ([, entry, body = '']) => `${entry} ${/^version = "(.*)"/m.exec(body)?.[1]}`,
      );
      const found = inventory.components.slice(1).map((one) => `${one.name} ${one.version}`);
      expect([name, found.toSorted()]).toEqual([name, named.toSorted()]);
      readings[name] = readingOf(problems);
    }
    expect(readings).toEqual({
      // It asks for entries that it does not have.
      'git-dependency-with-commit.toml': 'part',
      // Its UUIDs are none.
      'more-than-two-dependencies.toml': 'part',
      'no-dependency.toml': 'whole',
      // A standard library, and no version of Julia.
      'no-version-dependency.toml': 'part',
      'not-toml.txt': 'refused',
      'only-version-dependency.toml': 'whole',
    });
  },
);

it.skipIf(!sharedData(PROJECTS))('reads every project of another scanner, or refuses it', async () => {
  const folder = sharedData(PROJECTS) ?? '';
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    const { inventory, problems } = await readTree(projectReader, { 'Project.toml': text }, 'Project.toml');
    const isProject = name.endsWith('.toml');
    expect([name, readingOf(problems) === 'refused']).toEqual([name, !isProject]);
    if (!isProject) continue;
    const [own] = inventory.components;
    expect(own).toMatchObject({ name: 'StaticArraysCore', version: '1.4.3' });
  }
});
