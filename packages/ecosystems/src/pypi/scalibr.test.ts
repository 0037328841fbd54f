import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReader, readingOf, type ReadResult } from '@morel/model';
import { asArray, asString, entriesOf, get, loadToml, readJson, stringsOf } from '@morel/parse';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';

const FOLDER = 'locks/scalibr/python';

interface Sample {
  readonly name: string;
  readonly text: string;
}

function samples(folder: string): Sample[] {
  const path = sharedData(`${FOLDER}/${folder}`);
  if (!path) return [];
  return readdirSync(path).map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

async function read(format: string, { name, text }: Sample, others: readonly Sample[] = []): Promise<ReadResult> {
  const source = ecosystem.readers.find((candidate) => candidate.format === format);
  if (!source) throw new Error(`there is no reader for ${format}`);
  const reader = await loadReader(source);
  const tree = Object.fromEntries([...others, { name, text }].map((sample) => [sample.name, sample.text]));
  return readTree(reader, tree, name);
}

/** Entries that stand for packages, and not for the file or project that lists them. */
function countPackages({ inventory }: ReadResult): number {
  const listed = inventory.occurrences.filter(({ span }) => span !== undefined);
  return listed.length;
}

/** What the general TOML parser sees; undefined where the text is not TOML. */
async function parsed(text: string): Promise<unknown> {
  return (await loadToml())(text, 'sample').value;
}

function tables(value: unknown, key: string): readonly unknown[] {
  return asArray(get(value, key)) ?? [];
}

function distinct(value: unknown, key: string): number {
  return new Set(tables(value, key).map((table) => JSON.stringify([get(table, 'name'), get(table, 'version')]))).size;
}

describe('lockfiles of another scanner', () => {
  it.skipIf(!sharedData(FOLDER)).each([
    ['uv-lock', 'uvlock', 'package', 'version'],
    ['poetry-lock', 'poetrylock', 'package', 'package'],
    ['pdm-lock', 'pdmlock', 'package', 'metadata'],
    ['pylock', 'pylock', 'packages', 'lock-version'],
  ])('%s: every file is read with all its packages, or refused', async (format, folder, list, needed) => {
    const all = samples(folder);
    expect(all.length).toBeGreaterThan(6);
    for (const sample of all) {
      const result = await read(format, sample);
      const value = await parsed(sample.text);
      const isLockfile = get(value, needed) !== undefined;
      expect([sample.name, readingOf(result.problems) === 'refused']).toEqual([sample.name, !isLockfile]);
      expect([sample.name, countPackages(result)]).toEqual([sample.name, isLockfile ? distinct(value, list) : 0]);
    }
  });

  it.skipIf(!sharedData(FOLDER))('pipfile-lock: every file is read with all its packages, or refused', async () => {
    const all = samples('pipfilelock');
    expect(all.length).toBeGreaterThan(8);
    for (const sample of all) {
      const result = await read('pipfile-lock', sample);
      const { value } = readJson(sample.text, sample.name);
      const packages = ['default', 'develop'].flatMap((category) => entriesOf(get(value, category)));
      const known = packages.map(([name, fields]) => JSON.stringify([name, get(fields, 'version')]));
      expect([sample.name, countPackages(result)]).toEqual([sample.name, new Set(known).size]);
      expect([sample.name, readingOf(result.problems) === 'refused']).toEqual([sample.name, value === undefined]);
    }
  });

  it.skipIf(!sharedData(FOLDER))('requirements: every line is an entry or a named problem', async () => {
    const all = samples('requirements');
    expect(all.length).toBeGreaterThan(10);
    for (const sample of all) {
      const { inventory, problems } = await read('requirements', sample, all);
      const own = inventory.occurrences.filter(({ span, file }) => span && file === undefined).length;
      const strange = problems.filter(({ code }) => code === 'unknown-entry').length;
      expect([sample.name, own + strange]).toEqual([sample.name, countRequirementLines(sample.text)]);
      expect([sample.name, readingOf(problems)]).not.toEqual([sample.name, 'refused']);
    }
  });

  it.skipIf(!sharedData(FOLDER))('pyproject: every dependency is a requirement, or the file is refused', async () => {
    const all = samples('pyprojecttoml');
    expect(all.length).toBeGreaterThan(7);
    for (const sample of all) {
      const { inventory, problems } = await read('pyproject', sample);
      const value = await parsed(sample.text);
      const project = get(value, 'project');
      const extras = entriesOf(get(project, 'optional-dependencies')).flatMap(([, list]) => stringsOf(list));
      const build = stringsOf(get(get(value, 'build-system'), 'requires'));
      const expected = stringsOf(get(project, 'dependencies')).length + extras.length + build.length;
      expect([sample.name, inventory.requirements.length]).toEqual([sample.name, expected]);
      expect([sample.name, readingOf(problems) === 'refused']).toEqual([sample.name, value === undefined]);
    }
  });

  it.skipIf(!sharedData(FOLDER))('installed: name and version come from the headers', async () => {
    for (const sample of samples('wheelegg')) {
      const [, name] = /^name: *(.+)$/im.exec(sample.text) ?? [];
      const [, version] = /^version: *(.+)$/im.exec(sample.text) ?? [];
      if (!name || !version) continue;
      const { inventory } = await read('dist-info', { ...sample, name: 'x.dist-info/METADATA' });
      const [component] = inventory.components;
      const expected = { name: ecosystem.names.normalise(name.trim()), version: asString(version)?.trim() };
      expect([sample.name, component]).toMatchObject([sample.name, expected]);
    }
  });
});

/** Lines that are neither comments nor options, continued ones once; `-f` among them is an option in disguise. */
function countRequirementLines(text: string): number {
  const lines = text.replace(/\\\r?\n/g, ' ').split('\n');
  return lines.filter((line) => /^[^#\s-]/.test(line)).length;
}
