import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf, unreachedStarts, type Reader, type ReadResult } from '@morel/model';
import { asObject, asString, entriesOf, get, loadYaml } from '@morel/parse';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { bunLockReader } from './lockfiles/bun-lock/reader.ts';
import { packageLockReader } from './lockfiles/package-lock/reader.ts';
import { pnpmLockReader } from './lockfiles/pnpm-lock/reader.ts';
import { yarnLockReader } from './lockfiles/yarn-lock/reader.ts';
import { denoJsonReader } from './manifest/deno-json.ts';
import { packageJsonReader } from './manifest/reader.ts';

/** The entries of a file, `name@version` or only the key, as a generic reader of the format's base language sees them. */
type Count = (text: string) => Promise<readonly string[]> | readonly string[];

interface Suite {
  readonly folder: string;
  readonly reader: Reader;
  readonly main: string;
  readonly count: Count;
  readonly describe: (result: ReadResult) => readonly string[];
  /** Files that are refused, with the code of the problem. */
  readonly refused: Readonly<Record<string, string>>;
}

function namesOf({ inventory }: ReadResult): string[] {
  return inventory.occurrences
    .filter(({ source }) => source.kind !== 'project')
    .map(({ component }) => inventory.components[component])
    .map((component) => `${component?.name}@${component?.version ?? ''}`);
}

function keysOf({ inventory }: ReadResult): string[] {
  return inventory.occurrences.filter(({ source }) => source.kind !== 'project').map(({ key }) => key);
}

const VERSION = /^\d+\.\d+\.\d+/;

function countPackageLock(text: string): string[] {
  const lock: unknown = JSON.parse(text);
  if (get(lock, 'packages') === undefined) return countTree(get(lock, 'dependencies'));
  return entriesOf(get(lock, 'packages'))
    .filter(([path, fields]) => path !== '' && get(fields, 'link') !== true)
    .map(([path, fields]) => {
      const folder = path.split('node_modules/').at(-1) ?? '';
      const name = path.includes('node_modules/') ? folder : folder.split('/').at(-1);
      return `${asString(get(fields, 'name')) ?? name}@${asString(get(fields, 'version')) ?? ''}`;
    });
}

function countTree(dependencies: unknown): string[] {
  return entriesOf(dependencies).flatMap(([name, fields]) => {
    const version = asString(get(fields, 'version')) ?? '';
    const alias = /^npm:(.+)@([^@]+)$/.exec(version);
    const own = alias ? `${alias[1]}@${alias[2]}` : `${name}@${VERSION.test(version) ? version : ''}`;
    return [own, ...countTree(get(fields, 'dependencies'))];
  });
}

async function countYarnLock(text: string): Promise<string[]> {
  if (!text.includes('__metadata:')) {
    const headers = text.split(/\r?\n/).filter((line) => /^[^\s#].*:$/.test(line));
    // Names and passwords in addresses are not shown.
    const keys = headers.map((line) => line.slice(0, -1).split(', ')[0]?.replaceAll('"', '') ?? '');
    return keys.map((key) => key.replace('//dummy-token@', '//'));
  }
  const parse = await loadYaml();
  const entries = parse(text, 'yarn.lock').flatMap(({ value }) => entriesOf(value));
  return entries
    .map(([, fields]) => asString(get(fields, 'resolution')) ?? '')
    .filter((resolution) => resolution !== '' && !resolution.includes('@workspace:'));
}

async function countPnpmLock(text: string): Promise<string[]> {
  const parse = await loadYaml();
  return parse(text, 'pnpm-lock.yaml').flatMap(({ value }) => {
    const list = asObject(get(value, 'snapshots')) ?? get(value, 'packages');
    return entriesOf(list).map(([key]) => key);
  });
}

function countBunLock(text: string): string[] {
  const lock: unknown = JSON.parse(text.replace(/,(\s*[}\]])/g, '$1'));
  return entriesOf(get(lock, 'packages'))
    .filter(([, tuple]) => Array.isArray(tuple) && typeof tuple[0] === 'string')
    .map(([key]) => key);
}

function countRequirements(text: string): string[] {
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  const manifest: unknown = JSON.parse(text);
  return fields.flatMap((field) =>
    entriesOf(get(manifest, field)).map(([name, specifier]) => `${name} ${String(specifier)}`),
  );
}

function countImports(text: string): string[] {
  const manifest: unknown = JSON.parse(text);
  return entriesOf(get(manifest, 'imports')).map(([, specifier]) => String(specifier));
}

const SUITES: readonly Suite[] = [
  {
    folder: 'packagelockjson',
    reader: packageLockReader,
    main: 'package-lock.json',
    count: countPackageLock,
    describe: namesOf,
    refused: { 'not-json.txt': 'syntax', 'null.v2.jsontest': 'wrong-format' },
  },
  {
    folder: 'yarnlock',
    reader: yarnLockReader,
    main: 'yarn.lock',
    count: countYarnLock,
    describe: keysOf,
    refused: {},
  },
  {
    folder: 'pnpmlock',
    reader: pnpmLockReader,
    main: 'pnpm-lock.yaml',
    count: countPnpmLock,
    describe: keysOf,
    refused: { 'empty.yaml': 'syntax', 'not-yaml.txt': 'wrong-format' },
  },
  {
    folder: 'bunlock',
    reader: bunLockReader,
    main: 'bun.lock',
    count: countBunLock,
    describe: keysOf,
    refused: { 'empty.json5': 'unknown-format-version', 'not-json.txt': 'syntax' },
  },
  {
    folder: 'packagejson',
    reader: packageJsonReader,
    main: 'package.json',
    count: countRequirements,
    describe: ({ inventory }) => inventory.requirements.map(({ name, specifier }) => `${name} ${specifier}`),
    refused: { invalid: 'syntax' },
  },
  {
    folder: 'denojson',
    reader: denoJsonReader,
    main: 'deno.json',
    count: countImports,
    describe: ({ inventory }) => inventory.requirements.map(({ specifier }) => specifier),
    refused: { 'invalid.jsontest': 'syntax' },
  },
];

function filesIn(folder: string | undefined): string[] {
  if (!folder) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

describe.each(SUITES)('real files of $folder', ({ folder, reader, main, count, describe: entriesIn, refused }) => {
  const path = sharedData(`locks/scalibr/javascript/${folder}`);
  const files = path ? filesIn(path) : ['(absent)'];
  const readFile = async (file: string): Promise<{ readonly text: string; readonly result: ReadResult }> => {
    const text = readFileSync(join(path ?? '', file), 'utf8');
    return { text, result: await readTree(reader, { [main]: text }, main) };
  };

  it.skipIf(!path).each(files.filter((file) => refused[file] === undefined))(
    'reads every entry of %s',
    async (file) => {
      const { text, result } = await readFile(file);
      expect(readingOf(result.problems)).not.toBe('refused');
      expect([...entriesIn(result)].toSorted()).toEqual([...(await count(text))].toSorted());
    },
  );

  it.skipIf(!path).each(Object.entries(refused))('refuses %s: %s', async (file, code) => {
    const { result } = await readFile(file);
    expect(readingOf(result.problems)).toBe('refused');
    expect(result.problems.map((problem) => problem.code)).toContain(code);
  });
});

describe.each([
  ['goof', 980],
  ['aws-sample', 599],
])('the real project %s', (project, packages) => {
  const folder = sharedData(`locks/apps/${project}`);

  it.skipIf(!folder)('has all its packages, each reached from the project', async () => {
    const text = readFileSync(join(folder ?? '', 'package-lock.json'), 'utf8');
    const result = await readTree(packageLockReader, { 'package-lock.json': text }, 'package-lock.json');
    const { edges, occurrences } = result.inventory;
    expect(result.problems).toEqual([]);
    expect(namesOf(result).toSorted()).toEqual(countPackageLock(text).toSorted());
    expect(new Set(namesOf(result)).size).toBe(packages);
    expect(unreachedStarts(occurrences.length, edges, [0])).toEqual([]);
  });
});
