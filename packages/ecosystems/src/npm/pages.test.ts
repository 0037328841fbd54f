import { describe, expect, it } from 'vitest';
import { pages } from './pages.ts';

const upstream = (repository: unknown, name = 'a'): unknown =>
  pages.upstreamIn?.(JSON.stringify({ name, repository }), 'a');

describe('what an installed package says of its repository', () => {
  it.each([
    ['o/r', 'https://github.com/o/r'],
    ['github:o/r', 'https://github.com/o/r'],
    ['gitlab:o/r', 'https://gitlab.com/o/r'],
    ['bitbucket:o/r', 'https://bitbucket.org/o/r'],
    ['git+https://github.com/o/r.git', 'git+https://github.com/o/r.git'],
    [{ type: 'git', url: 'https://github.com/o/r' }, 'https://github.com/o/r'],
    [{ url: 'https://github.com/o/r', directory: 7 }, 'https://github.com/o/r'],
  ])('%j is %s', (stated, repository) => {
    expect(upstream(stated)).toEqual({ repository });
  });

  it('is a part of one where it names a folder', () => {
    const repository = 'https://github.com/o/r';
    expect(upstream({ url: repository, directory: 'packages/a' })).toEqual({ repository, isPart: true });
  });

  it.each([[undefined], [7], [{}], [{ url: [] }]])('%j is none', (stated) => {
    expect(upstream(stated)).toEqual({});
  });

  it('is not taken from the manifest of another package, or from a text that is none', () => {
    expect(upstream('o/r', 'b')).toBeUndefined();
    expect(pages.upstreamIn?.('{', 'a')).toBeUndefined();
  });

  it.each([
    ['node_modules/a/node_modules/b', 'node_modules/a/node_modules/b/package.json'],
    ['packages/x/node_modules/b', 'packages/x/node_modules/b/package.json'],
    ['b@1.0.0', 'node_modules/b/package.json'],
    ['../node_modules/b', undefined],
    ['node_modules/../../b', undefined],
  ])('stands, for the entry %s, in %s', (key, path) => {
    expect(pages.installedManifest?.(key, 'b')).toBe(path);
  });
});
