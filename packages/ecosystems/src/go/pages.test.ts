import { describe, expect, it } from 'vitest';
import { pages } from './pages.ts';

describe('the repository and tag of a module', () => {
  it.each([
    ['github.com/o/r', 'v1.2.3', 'https://github.com/o/r', 'v1.2.3'],
    ['github.com/o/r/v2', 'v2.0.0', 'https://github.com/o/r', 'v2.0.0'],
    ['github.com/o/r/sub/v3', 'v3.1.0', 'https://github.com/o/r', 'sub/v3.1.0'],
    ['github.com/o/r', 'v2.0.0+incompatible', 'https://github.com/o/r', 'v2.0.0'],
    ['github.com/o/r', 'v0.0.0-20210921155107-089bfa567519', 'https://github.com/o/r', '089bfa567519'],
    ['github.com/o/r', 'v1.2.4-0.20210921155107-089bfa567519', 'https://github.com/o/r', '089bfa567519'],
    ['golang.org/x/net', 'v0.1.0', 'https://github.com/golang/net', 'v0.1.0'],
    ['golang.org/x/tools/gopls', 'v0.1.0', 'https://github.com/golang/tools', 'gopls/v0.1.0'],
    ['gopkg.in/yaml.v3', 'v3.0.1', undefined, 'v3.0.1'],
    ['github.com/o', 'v1.0.0', undefined, 'v1.0.0'],
  ])('%s at %s', (name, version, repository, ref) => {
    expect([pages.repository?.(name), pages.ref?.(name, version)]).toEqual([repository, ref]);
  });
});
