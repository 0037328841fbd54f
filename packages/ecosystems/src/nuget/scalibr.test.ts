import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf, type Reader } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { packagesLockReader } from './lock/packages-lock.ts';
import { paketLockReader } from './paket/paket-lock.ts';
import { packagesConfigReader } from './packages-config/packages-config.ts';
import { msbuildProjectReader } from './project/msbuild-project.ts';
import { depsJsonReader } from './resolved/deps-json.ts';
import { projectAssetsReader } from './resolved/project-assets.ts';

const FOLDER = 'locks/scalibr/dotnet';

/** `name@version`, in lower case, of all that a text holds by a way of its own. */
type Generic = (text: string) => readonly string[];

function filesIn(folder: string): { readonly name: string; readonly text: string }[] {
  const path = sharedData(`${FOLDER}/${folder}`);
  if (!path) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

async function setsOf(reader: Reader, main: string, folder: string, generic: Generic): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  for (const { name, text } of filesIn(folder)) {
    const { inventory, problems } = await readTree(reader, { [main]: text }, main);
    const roots = new Set(inventory.roots.map(({ occurrence }) => occurrence));
    const found = inventory.occurrences
      .filter((_, position) => !roots.has(position))
      .map(({ component }) => inventory.components[component])
      .map((component) => `${component?.name}@${component?.version ?? ''}`);
    expect([name, [...new Set(found)].toSorted()]).toEqual([name, [...new Set(generic(text))].toSorted()]);
    rows.push([name, readingOf(problems), new Set(found).size]);
  }
  return rows;
}

function lines(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, id = '', version = '']) => `${id}@${version}`.toLowerCase());
}

describe.skipIf(!sharedData(FOLDER))('files of another scanner', () => {
  it('packages.lock.json', async () => {
    const found = await setsOf(packagesLockReader, 'packages.lock.json', 'packageslockjson', (text) =>
      lines(text, /"([\w.]+)": \{\s*"type": "\w+",(?:\s*"requested": "[^"]*",)?\s*"resolved": "([^"]*)"/g),
    );
    expect(found).toEqual([
      ['invalid/invalid', 'refused', 0],
      ['valid/packages.lock.json', 'whole', 8],
    ]);
  });

  it('packages.config', async () => {
    const found = await setsOf(packagesConfigReader, 'packages.config', 'packagesconfig', (text) =>
      lines(text, /<package (?:id="([^"]*)")(?: version="([^"]*)")?/g),
    );
    expect(found).toEqual([
      ['invalid', 'refused', 0],
      ['nopackage', 'part', 1],
      ['noversion', 'part', 2],
      ['valid', 'whole', 2],
    ]);
  });

  it('project.assets.json', async () => {
    const found = await setsOf(projectAssetsReader, 'project.assets.json', 'projectassetsjson', (text) =>
      lines(text, /^ {6}"([^/"]+)\/([^/"]+)": \{\s*"type"/gm),
    );
    expect(found).toEqual([
      ['invalid/invalid', 'refused', 0],
      ['valid/project.assets.json', 'whole', 30],
    ]);
  });

  it('deps.json, cut down to some of its libraries', async () => {
    const found = await setsOf(depsJsonReader, 'x.deps.json', 'depsjson', (text) =>
      lines(text, /^ {4}"([^/":]+)(?:\/([^"]+))?": \{\s*"type"/gm),
    );
    expect(found).toEqual([
      ['empty', 'refused', 0],
      ['invalid', 'refused', 0],
      ['nopackagename', 'part', 3],
      ['valid', 'part', 3],
    ]);
  });

  it.each(['csproj', 'nugetcpm'])('%s', async (folder) => {
    const found = await setsOf(msbuildProjectReader, 'x.csproj', folder, (text) =>
      lines(text, /<PackageReference Include="([^"]+)"(?: Version="([^"]*)")?/g),
    );
    expect(found).toEqual([
      ['emptyinclude', 'part', 0],
      ['emptyversion', 'part', 1],
      ['invalid', 'refused', 0],
      ['nopackage', 'part', 0],
      ['noversion', 'part', 1],
      ['valid', 'part', 1],
    ]);
  });

  it('paket.lock, of which one leaves out what it refers to', async () => {
    const found = await setsOf(paketLockReader, 'paket.lock', 'paketlock', (text) =>
      lines(text, /^ {4}(\S+) \(([^)]*)\)$/gm),
    );
    expect(found).toEqual([
      ['paket.lock', 'part', 8],
      ['empty-lock-dir/paket.lock', 'refused', 0],
      ['invalid-lock/paket.lock', 'refused', 0],
    ]);
  });
});
