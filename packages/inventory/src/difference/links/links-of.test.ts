import type { ComponentChange, Occurrence, PageRules } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { linksOf, type Kept } from './links-of.ts';

const COMMIT = 'a'.repeat(40);
const LATER = 'b'.repeat(40);
const REPOSITORY = 'https://github.com/o/r';

type Place = Pick<Occurrence, 'source' | 'upstream'>;

function kept(version: string, place: Partial<Place> = {}): Kept {
  const component = { ecosystem: 'toy', name: 'a', version };
  return { component, places: [{ source: { kind: 'registry' }, ...place }] };
}

function byVersion(list: readonly Kept[]): Map<string, Kept> {
  return new Map(list.map((one) => [one.component.version ?? '', one]));
}

function links(before: readonly Kept[], after: readonly Kept[], pages?: PageRules): string[] {
  const [old, now] = [byVersion(before), byVersion(after)];
  const from = [...old.keys()].filter((version) => !now.has(version));
  const to = [...now.keys()].filter((version) => !old.has(version));
  const kind: ComponentChange['kind'] =
    old.size === 0 ? 'added' : now.size === 0 ? 'removed' : to.length === 0 ? 'altered' : 'changed';
  const change = { kind, from, to: kind === 'altered' ? [...now.keys()] : to };
  const registry = { publicHosts: ['public.example'], expectsDigest: () => false };
  const ecosystem = pages && { pages, registry };
  return linksOf({ change, before: old, after: now, ecosystem }).map(
    ({ url, guessed, kind: what }) => `${what}${guessed ? '?' : ''} ${url}`,
  );
}

const at = (repository: string, commit?: string): Partial<Place> => ({
  upstream: { repository, ...(commit !== undefined && { commit }) },
});

describe('where to read about a change', () => {
  it('is the comparison of two tags, said to be guessed where nothing tells how they are called', () => {
    expect(links([kept('1.0')], [kept('2.0', at(REPOSITORY))])).toEqual([
      `compare? ${REPOSITORY}/compare/v1.0...v2.0`,
      `release? ${REPOSITORY}/releases/tag/v2.0`,
      `releases ${REPOSITORY}/releases`,
    ]);
  });

  it('is the comparison of two commits where both are stated', () => {
    expect(links([kept('1.0', at(REPOSITORY, COMMIT))], [kept('2.0', at(REPOSITORY, LATER))])).toEqual([
      `compare ${REPOSITORY}/compare/${COMMIT}...${LATER}`,
      `commit ${REPOSITORY}/commit/${LATER}`,
    ]);
  });

  it('compares the commits of a version that is not the same any more', () => {
    const [before, after] = [COMMIT, LATER].map((commit) =>
      kept('1.0', { source: { kind: 'git', url: REPOSITORY, commit } }),
    );
    expect(before && after && links([before], [after])[0]).toBe(`compare ${REPOSITORY}/compare/${COMMIT}...${LATER}`);
  });

  it('is exact where names are repositories and versions tags', () => {
    const pages: PageRules = { repository: () => REPOSITORY, ref: (_, version) => version };
    expect(links([kept('v1')], [kept('v2')], pages)).toEqual([
      `compare ${REPOSITORY}/compare/v1...v2`,
      `release ${REPOSITORY}/releases/tag/v2`,
    ]);
  });

  it('compares nothing over a change of repository', () => {
    const moved = links([kept('1.0', at('https://github.com/o/old'))], [kept('2.0', at(REPOSITORY))]);
    expect(moved.filter((link) => link.startsWith('compare'))).toEqual([]);
  });

  it('is the release of what is new, and nothing for what is gone', () => {
    expect(links([], [kept('1.0', at(REPOSITORY))])[0]).toBe(`release? ${REPOSITORY}/releases/tag/v1.0`);
    expect(links([kept('1.0', at(REPOSITORY))], [])).toEqual([]);
  });

  it('is what is installed where nothing else names a repository', () => {
    const now = { ...kept('1.0'), installed: { repository: 'git+https://github.com/o/r.git' } };
    expect(links([], [now])).toContain(`releases ${REPOSITORY}/releases`);
  });

  it('guesses no tag in a repository of several packages', () => {
    const now = { ...kept('1.0'), installed: { repository: REPOSITORY, isPart: true } as const };
    expect(links([kept('0.9')], [now])).toEqual([`repository ${REPOSITORY}`]);
  });

  it('is the page at the public registry, but for a package of another', () => {
    const pages: PageRules = { registry: (name, version) => `https://public.example/${name}/${version}` };
    const from = (url: string): string[] => links([], [kept('1.0', { source: { kind: 'registry', url } })], pages);
    expect(links([], [kept('1.0')], pages)).toEqual(['registry https://public.example/a/1.0']);
    expect(from('https://public.example/a.tgz')).toEqual(['registry https://public.example/a/1.0']);
    expect(from('https://private.example/a.tgz')).toEqual([]);
    expect(links([], [kept('1.0', { source: { kind: 'url', url: 'https://public.example/a' } })], pages)).toEqual([]);
  });

  it.each(['https://evil.example/log', 'javascript:x', 'http://github.com/o/r/x', 'https://github.com/o/r/x)y'])(
    'is not %s, which somebody states as a changelog',
    (changelog) => {
      expect(links([], [kept('1.0', { upstream: { changelog } })])).toEqual([]);
    },
  );

  it('is a changelog at a known code host', () => {
    const changelog = `${REPOSITORY}/blob/main/CHANGELOG.md`;
    expect(links([], [kept('1.0', { upstream: { changelog } })])).toEqual([`changelog ${changelog}`]);
  });
});
