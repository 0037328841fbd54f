import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remoteOf } from './remote.ts';

describe('remoteOf', () => {
  it.each([
    ['https://registry.example/a', 'registry.example', true],
    ['https://REGISTRY.example:443/a', 'registry.example', true],
    ['https://registry.example:8443', 'registry.example:8443', true],
    ['http://registry.example:80/a', 'registry.example', false],
    ['ftp://registry.example/a', 'registry.example', false],
    ['git://git.example/a.git', 'git.example', false],
    ['git+https://git.example/a.git#main', 'git.example', true],
    ['git+ssh://git@git.example/a.git', 'git.example', true],
    ['ssh://git@git.example:22/a.git', 'git.example', true],
    ['git+ssh://git@git.example:a/b.git', 'git.example', true],
    ['git@git.example:a/b.git', 'git.example', true],
    ['registry+https://index.example/git', 'index.example', true],
    ['sparse+https://index.example/', 'index.example', true],
    ['https://[::1]:8080/a', '[::1]:8080', true],
    ['https://good.example@evil.example/a', 'evil.example', true],
    ['https://user:pass@registry.example/a', 'registry.example', true],
    ['https://evil.example#@good.example/', 'evil.example', true],
    ['https://evil.example?@good.example/', 'evil.example', true],
  ])('%s leads to %s', (url, host, isProtected) => {
    expect(remoteOf(url)).toMatchObject({ hostWithPort: host, isProtected });
  });

  it.each([
    '',
    'a',
    '../a',
    'https://',
    'https:///a',
    'https://good.example\\a.example/',
    'https://gооd.example/',
    'https://a%2eb/',
    'https:// a/',
  ])('finds no host in %j', (url) => {
    expect(remoteOf(url)).toBeUndefined();
  });

  it('agrees with the URL standard wherever it finds a host in a web address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        const found = remoteOf(text);
        expect(found === undefined || found.hostWithPort === new URL(text).host).toBe(true);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => remoteOf(`https://${text}`)).not.toThrow();
      }),
    );
  });
});
