import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createProblemLog, type ReaderFiles } from '@morel/model';
import { loadXml } from '@morel/parse';
import type { Tree } from '@morel/testkit';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openPoms } from './pom-pool.ts';
import { createPomResolver } from './resolve-pom.ts';

/** Where distributions of Linux put the jars of Maven. */
const LIBRARY = '/usr/share/maven/lib';
const PROGRAM = join(import.meta.dirname, 'testing/EffectivePoms.java');
const PROFILES = ['on', 'other'];
/** Maven shows the last expression that nothing stands for, we the text as it is written. */
const UNKNOWN = /\S*\$\{\S*/;
const SEED = 20_260_101;
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function hasMaven(): boolean {
  if (!existsSync(LIBRARY)) return false;
  try {
    execFileSync('java', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What Maven's own model builder makes of the trees, as sorted lines for each tree. */
function mavenLines(trees: readonly Tree[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'morel-poms-'));
  folders.push(folder);
  const args: string[] = [];
  for (const [index, tree] of trees.entries()) {
    args.push(`@org.example:bom:1=${join(folder, String(index), 'bom/pom.xml')}`);
    for (const [path, text] of Object.entries(tree)) {
      const file = join(folder, String(index), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      args.push(file, ...PROFILES.map((profile) => `${file}=${profile}`));
    }
  }
  const output = execFileSync('java', ['-cp', `${LIBRARY}/*`, PROGRAM, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return trees.map((_, index) => {
    const own = `${folder}/${index}/`;
    const lines = output.split('\n').filter((line) => line.startsWith(own));
    return lines.map((line) => line.replace(own, '').replace(UNKNOWN, '?')).toSorted();
  });
}

async function ourLines(tree: Tree): Promise<string[]> {
  const parse = await loadXml();
  const get = (path: string): ReaderFiles['main'] => ({ path, text: tree[path] ?? '' });
  const log = createProblemLog('pom.xml');
  const pool = openPoms({ main: get('pom.xml'), found: Object.keys(tree), get }, parse, log);
  const resolver = createPomResolver(pool);
  return pool.projects
    .flatMap((pom) =>
      [undefined, ...PROFILES].flatMap((profile) => {
        const file = profile === undefined ? pom.file : `${pom.file}=${profile}`;
        const { name, version } = resolver.project(pom);
        const lines = resolver.resolve(pom, profile).dependencies.map((one) => {
          const { type, classifier } = one.written;
          const key = [one.name, type, ...(classifier === undefined ? [] : [classifier])].join(':');
          return `${file} ${key} ${one.version?.text ?? null} ${one.scope}`;
        });
        return [`${file} : ${name} ${version?.text}`, ...lines];
      }),
    )
    .map((line) => line.replace(UNKNOWN, '?'))
    .toSorted();
}

const VERSION = fc.constantFrom('1.0', '2.0', '${p}', '${q}', '1.${r}', '${project.version}', '[1.0,2.0)');
const MANAGED_VERSION = fc.constantFrom('5.0', '6.0', '${p}', '${q}', '7.${r}', '${project.parent.version}');
const NAME = fc.constantFrom('a', 'b', 'c', 'd');
const TYPE = fc.constantFrom('', '', '', '<type>pom</type>', '<classifier>x</classifier>');
const SCOPE = fc.constantFrom('', '', 'test', 'provided', 'runtime');

function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${text}</${name}>`;
}

function dependency(version: fc.Arbitrary<string>, mayLack: boolean): fc.Arbitrary<string> {
  const asked = mayLack ? fc.option(version, { nil: '' }) : version;
  return fc.tuple(NAME, asked, TYPE, SCOPE).map(([name, text, type, scope]) => {
    const parts = `${element('groupId', 'com.example')}${element('artifactId', name)}${element('version', text)}`;
    return element('dependency', `${parts}${type}${element('scope', scope)}`);
  });
}

/** No two that Maven takes for one: of such it warns, and what it does hangs on where they stand. */
function unique(dependencies: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(dependencies, { maxLength, selector: withoutVersion });
}

function withoutVersion(text: string): string {
  return text.replaceAll(/<(version|scope)>[^<]*<\/\1>/g, '');
}

const PROPERTIES = fc
  .record(
    { p: fc.constantFrom('3.1', '3.2', '${q}'), q: fc.constantFrom('4.1', '4.2'), r: fc.constantFrom('9', '8') },
    { requiredKeys: [] },
  )
  .map((properties) =>
    Object.entries(properties)
      .map(([name, text]) => element(name, text))
      .join(''),
  );

const IMPORT =
  '<dependency><groupId>org.example</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>';

/** What the BOM and its parent ask for has versions: Maven passes over a BOM with a fault. */
function anySection(kind: 'bom' | 'plain' | 'importing'): fc.Arbitrary<string> {
  return fc
    .record({
      properties: PROPERTIES,
      managed: unique(dependency(MANAGED_VERSION, false), 3),
      dependencies: unique(dependency(VERSION, kind !== 'bom'), 4),
    })
    .map(({ properties, managed, dependencies }) => {
      const list = element('dependencies', `${managed.join('')}${kind === 'importing' ? IMPORT : ''}`);
      return `${element('properties', properties)}${element('dependencyManagement', list)}${element('dependencies', dependencies.join(''))}`;
    });
}

function anyProfile(kind: 'bom' | 'plain'): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom('on', 'other'), fc.boolean(), anySection(kind)).map(([id, isDefault, text]) => {
    const activation = isDefault ? element('activation', element('activeByDefault', 'true')) : '';
    return element('profile', `${element('id', id)}${activation}${text}`);
  });
}

function anyPom(artifact: string, parent: string, kind: 'bom' | 'plain' | 'importing'): fc.Arbitrary<string> {
  const profiles = fc.uniqueArray(anyProfile(kind === 'bom' ? 'bom' : 'plain'), {
    maxLength: 2,
    selector: (text) => text.slice(0, '<profile><id>o'.length + 1),
  });
  return fc.tuple(anySection(kind), profiles).map(([text, list]) => {
    const name = `<modelVersion>4.0.0</modelVersion>${parent}<groupId>org.example</groupId>${element('artifactId', artifact)}<version>1</version>`;
    return element('project', `${name}<packaging>pom</packaging>${text}${element('profiles', list.join(''))}`);
  });
}

function parentOf(artifact: string, path: string): string {
  return element(
    'parent',
    `<groupId>org.example</groupId>${element('artifactId', artifact)}<version>1</version>${element('relativePath', path)}`,
  );
}

/** Small builds of three generations with a BOM, their names and versions drawn from few, so that they meet. */
function pomTree(): fc.Arbitrary<Tree> {
  return fc.record({
    'pom.xml': anyPom('top', '', 'bom'),
    'bom/pom.xml': anyPom('bom', parentOf('top', '../pom.xml'), 'bom'),
    'mid/pom.xml': anyPom('mid', parentOf('top', '../pom.xml'), 'importing'),
    'mid/leaf/pom.xml': anyPom('leaf', parentOf('mid', '..'), 'plain'),
  });
}

describe('poms as Maven resolves them', () => {
  it.skipIf(!hasMaven())(
    'agrees with the model builder of Maven about random trees',
    async () => {
      const trees = fc.sample(pomTree(), { numRuns: 60, seed: SEED });
      const expected = mavenLines(trees);
      let count = 0;
      for (const [index, tree] of trees.entries()) {
        const lines = expected[index] ?? [];
        count += lines.length;
        const ours = await ourLines(tree);
        const onlyOurs = ours.filter((line) => !lines.includes(line));
        const onlyTheirs = lines.filter((line) => !ours.includes(line));
        expect({ tree, onlyOurs, onlyTheirs }).toEqual({ tree, onlyOurs: [], onlyTheirs: [] });
      }
      expect(count).toBeGreaterThan(500);
    },
    120_000,
  );
});
