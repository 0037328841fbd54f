import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { gradleLockfileReader } from './gradle/lockfile/gradle-lockfile.ts';
import { versionCatalogReader } from './gradle/catalog/version-catalog.ts';
import { loadVerificationReader } from './gradle/verification/verification-metadata.ts';
import { loadPomReader } from './pom/pom-reader.ts';

const JAVA = 'locks/scalibr/java';

function filesIn(folder: string): { readonly name: string; readonly text: string }[] {
  const path = sharedData(folder);
  if (!path) return [];
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

describe('files of another scanner', () => {
  const locks = `${JAVA}/gradlelockfile`;
  it.skipIf(!sharedData(locks))('reads every gradle.lockfile with all its modules', async () => {
    const files = filesIn(locks);
    expect(files.length).toBeGreaterThan(4);
    for (const { name, text } of files) {
      const { inventory, problems } = await readTree(
        gradleLockfileReader,
        { 'gradle.lockfile': text },
        'gradle.lockfile',
      );
      const expected = [...text.matchAll(/^\s*([^\s:=#]+:[^\s:=]+):([^\s:=]+)=\S/gm)].map(
        ([, id, version]) => `${id}@${version}`,
      );
      const found = inventory.components.filter(({ purl }) => purl).map((one) => `${one.name}@${one.version}`);
      expect([name, found.toSorted()]).toEqual([name, expected.toSorted()]);
      const isWhole = /^empty=[^=]*$/m.test(text);
      expect([name, readingOf(problems)]).toEqual([name, isWhole ? 'whole' : 'part']);
    }
  });

  const verification = `${JAVA}/gradleverificationmetadataxml`;
  it.skipIf(!sharedData(verification))('reads every verification-metadata.xml with all its components', async () => {
    const reader = await loadVerificationReader();
    const files = filesIn(verification);
    expect(files.length).toBeGreaterThan(10);
    for (const { name, text } of files) {
      const { inventory, problems } = await readTree(reader, { 'v.xml': text }, 'v.xml');
      const tags = [...text.replaceAll(/<!--[\s\S]*?-->/g, '').matchAll(/<component\s[^>]*>/g)].map(([tag]) => {
        const [group, id, version] = ['group', 'name', 'version'].map(
          (key) => new RegExp(`\\s${key}=["']([^"']+)`).exec(tag)?.[1],
        );
        return group && id && version ? `${group}:${id}@${version}` : undefined;
      });
      const found = inventory.components.filter(({ purl }) => purl).map((one) => `${one.name}@${one.version}`);
      const expected = new Set(tags.filter((one) => one !== undefined));
      expect([name, found.toSorted()]).toEqual([name, [...expected].toSorted()]);
      const isXml = /<verification-metadata[\s\S]*<\/verification-metadata>/.test(text);
      expect([name, readingOf(problems) === 'refused']).toEqual([name, !isXml]);
      expect([name, readingOf(problems) === 'whole']).toEqual([name, isXml && tags.length === expected.size]);
    }
  });

  const catalogs = `${JAVA}/gradleversioncatalog`;
  it.skipIf(!sharedData(catalogs))('reads every version catalog with all its libraries, or refuses it', async () => {
    for (const { name, text } of filesIn(catalogs)) {
      const { inventory, problems } = await readTree(
        versionCatalogReader,
        { 'libs.versions.toml': text },
        'libs.versions.toml',
      );
      const modules = [...text.matchAll(/^\S+ = (?:\{ module = )?"([^":\s]+:[^":\s]+)/gm)].map(
        ([, module = '']) => module,
      );
      const triples = [...text.matchAll(/group = "([^"]+)", name = "([^"]+)"/g)].map(
        ([, group, id]) => `${group}:${id}`,
      );
      const plugins = [...text.matchAll(/\{ id = "([^"]+)"/g)].map(([, id]) => `${id}:${id}.gradle.plugin`);
      const found = inventory.components.filter(({ purl }) => purl).map((one) => one.name);
      expect([name, found.toSorted()]).toEqual([name, [...modules, ...triples, ...plugins].toSorted()]);
      const isToml = name.endsWith('.toml') && !name.startsWith('invalid');
      expect([name, readingOf(problems) === 'refused']).toEqual([name, !isToml]);
    }
  });

  const poms = `${JAVA}/pomxml`;
  it.skipIf(!sharedData(poms))('reads every pom.xml with all that it asks for, or refuses it', async () => {
    const reader = await loadPomReader();
    const parent = readFileSync(join(sharedData(poms) ?? '', 'parent/pom.xml'), 'utf8');
    const files = filesIn(poms);
    expect(files.length).toBeGreaterThan(18);
    for (const { name, text } of files) {
      const main = name.includes('with-parent') ? { 'pom.xml': text, 'parent/pom.xml': parent } : { 'pom.xml': text };
      const { inventory, problems } = await readTree(reader, main, 'pom.xml');
      const asked = new Set(inventory.edges.map(({ to }) => inventory.occurrences[to]?.component ?? -1));
      const found = [...asked].map((position) => inventory.components[position]?.name ?? '');
      const isPom = /<project[ >][\s\S]*<\/project>/.test(text) && !name.startsWith('invalid');
      expect([name, readingOf(problems) === 'refused']).toEqual([name, !isPom]);
      const expected = isPom ? Object.values(main).flatMap(namesIn) : [];
      expect([name, [...new Set(found)].toSorted()]).toEqual([name, [...new Set(expected)].toSorted()]);
    }
  });
});

/** The names in all elements `dependency` outside of managements, and of plugins, with properties in their places. */
function namesIn(pom: string): string[] {
  const text = pom.replaceAll(/<!--[\s\S]*?-->|<dependencyManagement>[\s\S]*?<\/dependencyManagement>/g, '');
  const properties = new Map([...text.matchAll(/<([\w.-]+)>([^<>]*)<\/\1>/g)].map(([, name, value]) => [name, value]));
  const value = (element: string, name: string): string => {
    const [, written = ''] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(element) ?? [];
    return written.replace(/^\$\{(.*)\}$/, (_, property: string) => properties.get(property) ?? '');
  };
  const plugins = [...text.matchAll(/<plugin>([\s\S]*?)<(?:\/plugin|dependencies)>/g)];
  const names = [...text.matchAll(/<dependency>([\s\S]*?)<\/dependency>/g), ...plugins];
  return names
    .map(([element]) => `${value(element, 'groupId')}:${value(element, 'artifactId')}`)
    .filter((name) => !name.startsWith(':'));
}
