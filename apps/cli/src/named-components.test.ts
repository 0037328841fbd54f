/** What each ecosystem makes of package URLs as other tools write them. */
import { takeInventory } from '@morel/inventory';
import { isFirstParty, type Component } from '@morel/model';
import { treeOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { inventoryExtensions, namedFamilies } from './extensions.ts';

interface Listed {
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
}

async function componentsOf(
  listed: readonly Listed[],
  beside: Readonly<Record<string, string>> = {},
): Promise<Component[]> {
  const components = listed.map((one) => ({ type: 'library', ...one }));
  const bom = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components });
  const { inventory } = await takeInventory({
    tree: treeOf({ 'bom.json': bom, ...beside }),
    extensions: inventoryExtensions([]),
    excludes: [],
    families: namedFamilies(),
  });
  const own = new Set(
    inventory.occurrences.filter(({ source }) => isFirstParty(source)).map(({ component }) => component),
  );
  return inventory.components.filter((_, position) => !own.has(position));
}

const DIGEST = `sha256:${'0'.repeat(64)}`;
const ENCODED = DIGEST.replace(':', '%3A');
const UUID = '2a0f44e3-6c83-55bd-87e4-b1978d98bd5f';

describe('a package URL in a document', () => {
  it.each([
    ['pkg:conan/user/zlib@1.2?channel=a', 'conan', 'zlib', '1.2', 'pkg:conan/user/zlib@1.2?channel=a'],
    [`pkg:julia/Base64@1.1?uuid=${UUID}`, 'julia', 'Base64', '1.1', `pkg:julia/Base64@1.1?uuid=${UUID}`],
    ['pkg:swift/github.com/A/B@1.0.0', 'swift', 'github.com/a/b', '1.0.0', 'pkg:swift/github.com/A/B@1.0.0'],
    ['pkg:nuget/Acorn.Core@1.0.0', 'nuget', 'acorn.core', '1.0.0', 'pkg:nuget/Acorn.Core@1.0.0'],
    ['pkg:cocoapods/Pod@1.0#Sub', 'cocoapods', 'Pod', '1.0', 'pkg:cocoapods/Pod@1.0#Sub'],
    ['pkg:pypi/zope.interface@5.0', 'pypi', 'zope-interface', '5.0', 'pkg:pypi/zope-interface@5.0'],
    ['pkg:golang/std@1.21.3', 'go', 'stdlib', '1.21.3', 'pkg:golang/stdlib@1.21.3'],
    ['pkg:golang/stdlib@go1.21.3', 'go', 'stdlib', 'go1.21.3', 'pkg:golang/stdlib@go1.21.3'],
    ['pkg:maven/org.example/a@1?type=jar', 'maven', 'org.example:a', '1', 'pkg:maven/org.example/a@1?type=jar'],
    ['pkg:github/A/B@v4.1.2', 'github-actions', 'a/b', 'v4.1.2', 'pkg:github/a/b@v4.1.2'],
    ['pkg:githubactions/A/B%2FC@v4.1.2', 'github-actions', 'a/b', 'v4.1.2', 'pkg:githubactions/a/b@v4.1.2'],
    ['pkg:github/a/b@4', 'github-actions', 'a/b', undefined, 'pkg:github/a/b'],
    ['pkg:docker/library/debian@12', 'oci', 'debian', '12', 'pkg:docker/debian@12'],
    ['pkg:docker/a/b@1?repository_url=gcr.io', 'oci', 'gcr.io/a/b', '1', 'pkg:docker/a/b@1?repository_url=gcr.io'],
    [
      `pkg:oci/b@${ENCODED}?repository_url=gcr.io/a/b&tag=x`,
      'oci',
      'gcr.io/a/b',
      DIGEST,
      `pkg:docker/a/b@${DIGEST}?repository_url=gcr.io&tag=x`,
    ],
    [`pkg:oci/b@${ENCODED}?repository_url=gcr.io/a`, 'oci', 'gcr.io/a/b', DIGEST, undefined],
    [`pkg:oci/debian@${ENCODED}`, 'oci', 'debian', DIGEST, `pkg:docker/debian@${DIGEST}`],
  ])('%s names %s %s %s', async (...row) => {
    const [text, ecosystem, name, version, purl] = row;
    const [component] = await componentsOf([{ name: 'x', purl: text }]);
    expect(component).toMatchObject({ ecosystem, name, ...(purl !== undefined && { purl }) });
    expect(component?.version).toBe(version);
  });

  it('that has lost the case of its name is looked up by the name of the document', async () => {
    const listed = { name: 'example.com/Sirupsen/Logrus', purl: 'pkg:golang/example.com/sirupsen/logrus@v1.0.0' };
    expect((await componentsOf([listed]))[0]?.name).toBe('example.com/Sirupsen/Logrus');
  });
});

describe('a component', () => {
  it('is one whatever the case in which two files write its id, where the ecosystem does not tell them apart', async () => {
    const dependencies = { 'net8.0': { 'ACORN.Core': { type: 'Direct', resolved: '1.0.0' } } };
    const components = await componentsOf(
      [
        { name: 'Acorn.Core', purl: 'pkg:nuget/Acorn.Core@1.0.0' },
        { name: 'acorn.core', purl: 'pkg:nuget/acorn.core@1.0.0' },
      ],
      { 'packages.lock.json': JSON.stringify({ version: 1, dependencies }) },
    );
    expect(components.map(({ name }) => name)).toEqual(['acorn.core']);
  });

  it('is two where the ecosystem tells the spellings apart', async () => {
    const components = await componentsOf([
      { name: 'JSONStream', purl: 'pkg:npm/JSONStream@1.0.0' },
      { name: 'jsonstream', purl: 'pkg:npm/jsonstream@1.0.0' },
      { name: 'a', purl: 'pkg:npm/a@1.0.0-RC' },
      { name: 'a', purl: 'pkg:npm/a@1.0.0-rc' },
    ]);
    expect(components).toHaveLength(4);
  });
});
