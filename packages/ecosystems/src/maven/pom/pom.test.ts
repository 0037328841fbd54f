import { readTree, type Tree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { loadPomReader } from './pom-reader.ts';

function pom(artifact: string, rest: string): string {
  return `<project><groupId>org.example</groupId><artifactId>${artifact}</artifactId><version>1</version>${rest}</project>`;
}

function dependency(artifact: string, rest: string): string {
  return `<dependency><groupId>org.example</groupId><artifactId>${artifact}</artifactId>${rest}</dependency>`;
}

/** Names and versions of what is asked for, and the codes of problems. */
async function read(tree: Tree): Promise<{ entries: string[]; problems: string[] }> {
  const { inventory, problems } = await readTree(await loadPomReader(), tree, 'pom.xml');
  const roots = new Set(inventory.roots.map(({ occurrence }) => occurrence));
  const entries = inventory.occurrences.filter((_, position) => !roots.has(position));
  return {
    entries: entries.map(({ component }) => {
      const { name = '', version = '?' } = inventory.components[component] ?? {};
      return `${name} ${version}`;
    }),
    problems: problems.map(({ code, where }) => `${code} ${where?.path}`),
  };
}

describe('which files are read together', () => {
  it('is all of a tree, the shortest path first', async () => {
    const reader = await loadPomReader();
    expect(reader.claim?.(['b/pom.xml', 'a/x/pom.xml', 'a/pom.xml'])).toEqual([
      { main: 'a/pom.xml', with: ['b/pom.xml', 'a/x/pom.xml'] },
    ]);
    expect(reader.claim?.([])).toEqual([]);
  });
});

describe('a version that no pom of the tree sets', () => {
  it.each([
    ['<version>1.5</version>', undefined],
    ['<version>[1,2)</version>', undefined],
    ['', true],
    ['<version>${boot.version}</version>', true],
  ])('of a dependency with "%s": set elsewhere is %s', async (version, expected) => {
    const list = `<dependencies>${dependency('a', version)}</dependencies>`;
    const { inventory, problems } = await readTree(await loadPomReader(), { 'pom.xml': pom('app', list) }, 'pom.xml');
    expect(inventory.requirements.map(({ isSetElsewhere }) => isSetElsewhere)).toEqual([expected]);
    const hints = problems.filter(({ code }) => code === 'unresolved-version').map(({ hint }) => hint);
    expect(hints.every((hint) => hint?.includes('SBOM'))).toBe(true);
  });
});

describe('properties', () => {
  it.each([
    ['<v>1.5</v>', '${v}', '1.5'],
    ['<v>rc</v>', '1.0-${v}.${v}', '1.0-rc.rc'],
    ['<v>${w}</v><w>2</w>', '${v}', '2'],
    ['', '${project.version}', '1'],
    ['', '${pom.version}', '1'],
    ['<v>${v}</v>', '${v}', '?'],
    ['', '${env.VERSION}', '?'],
    ['', '${', '?'],
    [
      '<a>1.1.1.1.1</a><b>${a}${a}${a}${a}</b><c>${b}${b}${b}${b}</c><d>${c}${c}${c}${c}</d><v>${d}${d}</v>',
      '${v}',
      '?',
    ],
  ])('%s: %s is %s', async (properties, version, expected) => {
    const list = `<dependencies>${dependency('a', `<version>${version}</version>`)}</dependencies>`;
    const { entries } = await read({ 'pom.xml': pom('app', `<properties>${properties}</properties>${list}`) });
    expect(entries).toEqual([`org.example:a ${expected}`]);
  });

  it('of .mvn/maven.config count before those of poms', async () => {
    const list = `<dependencies>${dependency('a', '<version>${v}</version>')}</dependencies>`;
    const { entries } = await read({
      'pom.xml': pom('app', `<properties><v>1.0</v></properties>${list}`),
      'inner/pom.xml': pom('inner', `<properties><v>2.0</v></properties>${list}`),
      'inner/.mvn/maven.config': '# -Dv=7\n-Dother=1 --strict-checksums\n-Dv=3.0\n',
    });
    expect(entries).toEqual(['org.example:a 1.0', 'org.example:a 3.0']);
  });

  it('that double a hundred times end at once', async () => {
    const names = Array.from(
      { length: 100 },
      (_, index) => `<p${index}>\${p${index + 1}}\${p${index + 1}}</p${index}>`,
    );
    const text = `<properties>${names.join('')}<p100></p100></properties>`;
    const list = `<dependencies>${dependency('a', '<version>${p0}</version>')}</dependencies>`;
    expect((await read({ 'pom.xml': pom('app', text + list) })).entries).toEqual(['org.example:a ?']);
  });
});

function imported(index: number): string {
  return dependency(`bom${index}`, '<version>1</version><type>pom</type><scope>import</scope>').repeat(2);
}

function managed(text: string): string {
  return `<dependencyManagement><dependencies>${text}</dependencies></dependencyManagement>`;
}

describe('BOMs', () => {
  it('that import two others each, thirty levels deep, end at once', async () => {
    const boms = Array.from({ length: 30 }, (_, index): [string, string] => {
      return [`${index}/pom.xml`, pom(`bom${index}`, managed(imported(index + 1)))];
    });
    const last = pom('bom30', managed(dependency('other', '<version>7</version>')));
    const list = `<dependencies>${dependency('other', '')}</dependencies>`;
    const tree = {
      ...Object.fromEntries(boms),
      '30/pom.xml': last,
      'pom.xml': pom('app', managed(imported(0)) + list),
    };
    expect((await read(tree)).entries).toEqual(['org.example:other 7']);
  });
});

function child(version: string): string {
  const parent = `<groupId>org.example</groupId><artifactId>base</artifactId><version>${version}</version>`;
  return `<project><parent>${parent}</parent><artifactId>app</artifactId></project>`;
}

describe('a parent', () => {
  const base = pom('base', `<dependencies>${dependency('a', '<version>3</version>')}</dependencies>`);

  it('is found by its name, too', async () => {
    const { entries, problems } = await read({ 'pom.xml': child('1'), 'elsewhere/pom.xml': base });
    expect([entries, problems]).toEqual([['org.example:a 3'], ['missing-file pom.xml']]);
  });

  it('of another version is not in the tree', async () => {
    const { problems } = await read({ 'pom.xml': child('2'), 'elsewhere/pom.xml': base });
    expect(problems).toEqual(['missing-file pom.xml', 'missing-file pom.xml']);
  });

  it('above the tree is not in it', async () => {
    expect((await read({ 'pom.xml': child('1') })).problems).toEqual(['missing-file pom.xml']);
  });
});
