import { InventoryBuilder, type Component, type NameRules } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { identifyComponents, type NamedFamily } from './identify.ts';
import type { ReadInput } from './read-input.ts';

const names: NameRules = {
  normalise: (name) => name.replaceAll(' ', ''),
  purl: (name, version) => `pkg:pypi/${name}${version === undefined ? '' : `@${version}`}`,
  fromPurl: ({ name }) => name,
  asRead: ({ version, ...parts }) => ({ ...parts, type: 'pypi', ...(version && version !== 'any' && { version }) }),
};
const FAMILY: NamedFamily = {
  id: 'snakes',
  title: 'Snakes',
  isCompared: true,
  purlTypes: ['pypi', 'snake'],
  names: async () => names,
};

function inputWith(...components: readonly Component[]): ReadInput {
  const builder = new InventoryBuilder();
  for (const [at, component] of components.entries())
    builder.add({ component, key: String(at), source: { kind: 'unknown' } });
  const input = { path: 'bom.json', reader: 'x', format: 'x', role: 'sbom' as const, files: [], problems: [] };
  return { input, part: builder.build() };
}

async function identified(...components: readonly Component[]) {
  return identifiedBy(FAMILY, ...components);
}

async function identifiedBy(family: NamedFamily, ...components: readonly Component[]) {
  const [read] = await identifyComponents([inputWith(...components)], [family]);
  return {
    components: read?.part.components,
    problems: read?.input.problems.map(({ code, message }) => `${code}: ${message}`),
  };
}

describe('components that a document names by package URL', () => {
  it('get the ecosystem of their type, with the name and version that they have there', async () => {
    const found = await identified({ ecosystem: '', name: 'whatever', version: '1', purl: 'pkg:PyPI/Django_Rest@3.0' });
    expect(found.components).toEqual([
      { ecosystem: 'snakes', name: 'django-rest', version: '3.0', purl: 'pkg:pypi/django-rest@3.0' },
    ]);
    expect(found.problems).toEqual([]);
  });

  it('keep the version of the document where the package URL has none', async () => {
    const { components } = await identified({ ecosystem: '', name: 'a', version: '1', purl: 'pkg:pypi/a' });
    expect(components).toEqual([{ ecosystem: 'snakes', name: 'a', version: '1', purl: 'pkg:pypi/a@1' }]);
  });

  it('keep a package URL that says more than name and version', async () => {
    const purl = 'pkg:pypi/a@1?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fa';
    const { components } = await identified({ ecosystem: '', name: 'a', purl });
    expect(components).toEqual([{ ecosystem: 'snakes', name: 'a', version: '1', purl }]);
  });

  it('keep what the package URL says beyond the name, in its own spelling', async () => {
    const purl = 'pkg:pypi/a?channel=b#c';
    const { components } = await identified({ ecosystem: '', name: 'x/y', version: '1', purl });
    expect(components).toEqual([{ ecosystem: 'snakes', name: 'a', version: '1', purl: 'pkg:pypi/a@1?channel=b#c' }]);
  });

  it('are found by another type of the ecosystem too, and written in its own', async () => {
    const { components } = await identified({ ecosystem: '', name: 'a', purl: 'pkg:snake/a@1' });
    expect(components).toEqual([{ ecosystem: 'snakes', name: 'a', version: '1', purl: 'pkg:pypi/a@1' }]);
  });

  it('have no version where the ecosystem says that it is none', async () => {
    const { components } = await identified({ ecosystem: '', name: 'a', version: 'any', purl: 'pkg:pypi/a@any' });
    expect(components).toEqual([{ ecosystem: 'snakes', name: 'a', purl: 'pkg:pypi/a' }]);
  });

  it('are called as the document spells them, where a package URL has lost the case', async () => {
    const { components } = await identified({ ecosystem: '', name: 'Big Snake', purl: 'pkg:pypi/bigsnake@1' });
    expect(components?.[0]?.name).toBe('BigSnake');
  });

  it('leave a gap where the ecosystem compares nothing, although advisories exist', async () => {
    const family = { ...FAMILY, purlTypes: ['git'], isCompared: false };
    const found = await identifiedBy(family, { ecosystem: '', name: 'a', purl: 'pkg:git/host.example/a@1' });
    expect(found.components?.[0]?.ecosystem).toBe('snakes');
    expect(found.problems).toEqual([
      'unidentified: 1 component of the type git cannot be looked up: Morel does not compare versions of git repositories',
    ]);
  });

  it('leave a gap where the type names something else, too, that is not compared here', async () => {
    const family = { ...FAMILY, alsoNames: 'lizards' };
    const { problems, components } = await identifiedBy(
      family,
      { ecosystem: '', name: 'a', purl: 'pkg:pypi/a@1' },
      { ecosystem: '', name: 'b', purl: 'pkg:snake/b@1' },
    );
    expect(components?.map(({ ecosystem }) => ecosystem)).toEqual(['snakes', 'snakes']);
    expect(problems).toEqual([
      'unidentified: 1 component was looked up in the advisories on Snakes only: Morel does not compare versions of lizards, which the same package URLs name',
    ]);
  });

  it('leave a gap where advisories exist that are not compared here', async () => {
    const found = await identified({ ecosystem: '', name: 'curl', purl: 'pkg:deb/debian/curl@7' });
    expect(found.components?.[0]?.ecosystem).toBe('deb');
    expect(found.problems).toEqual([
      'unidentified: 1 component of the type deb cannot be looked up: Morel does not compare versions of Debian and Ubuntu',
    ]);
  });

  it('are only noted where nobody publishes advisories for their type', async () => {
    const { problems } = await identified({ ecosystem: '', name: 'a', purl: 'pkg:generic/a@1' });
    expect(problems).toEqual([
      'not-judged: 1 component of the type generic cannot be looked up: there is no source of advisories for it',
    ]);
  });

  it.each(['no purl', 'pkg:cran/@1', 'pkg:swift/Alamofire@5'])(
    'leave a gap where %j is no package URL',
    async (purl) => {
      const { problems, components } = await identified({ ecosystem: '', name: 'a', purl });
      expect(components).toEqual([{ ecosystem: 'unidentified', name: 'a' }]);
      expect(problems).toEqual(['unidentified: 1 package URL is not valid: what it names cannot be looked up']);
    },
  );

  it('that have an ecosystem are left as they are', async () => {
    const own = { ecosystem: 'toy', name: 'A', purl: 'pkg:pypi/A' };
    expect((await identified(own)).components).toEqual([own]);
  });
});
