import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORGES } from './forges.ts';
import { pageOf, repositoryAt } from './repository.ts';

describe('the repository that an address names', () => {
  it.each([
    ['https://github.com/a/b', 'https://github.com/a/b'],
    ['https://github.com/a/b.git', 'https://github.com/a/b'],
    ['https://www.github.com/a/b/', 'https://github.com/a/b'],
    ['git+https://github.com/a/b.git', 'https://github.com/a/b'],
    ['git+ssh://git@github.com/a/b.git', 'https://github.com/a/b'],
    ['git://github.com/a/b', 'https://github.com/a/b'],
    ['http://github.com/a/b', 'https://github.com/a/b'],
    ['git@github.com:a/b.git', 'https://github.com/a/b'],
    ['https://github.com/a/b/tree/main/packages/c', 'https://github.com/a/b'],
    ['https://gitlab.com/g/h/i.git', 'https://gitlab.com/g/h/i'],
    ['https://gitlab.com/g/h/-/tree/main', 'https://gitlab.com/g/h'],
    ['https://codeberg.org/a/b', 'https://codeberg.org/a/b'],
    ['https://git.sr.ht/~a/b', 'https://git.sr.ht/~a/b'],
    ['https://salsa.debian.org/a/b', 'https://salsa.debian.org/a/b'],
  ])('%s is %s', (address, url) => {
    expect(repositoryAt(address)?.url).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'javascript://github.com/a/b',
    'data:text/html,x',
    'file://github.com/a/b',
    'https://user:secret@github.com/a/b',
    'https://token@github.com/a/b',
    'ssh://root@github.com/a/b',
    'https://github.com:8443/a/b',
    'https://github.com.evil.example/a/b',
    'https://evil.example/github.com/a/b',
    'https://github.com@evil.example/a/b',
    'https://evil.example#github.com/a/b',
    'https://gıthub.com/a/b',
    'https://xn--gthub-n4a.com/a/b',
    'https://github.com/a',
    'https://github.com/../b/c',
    'https://github.com/a/%2e%2e/b',
    'https://github.com/a/b\u0000',
    'https://github.com/a/b\u001b[31m',
    'https://github.com/a/\u202eb',
    'https://github.com/a/b)[x](https://evil.example',
    'https://github.com/a/b"onclick="x',
    'https://github.com/a/<b>',
    'https:\\\\github.com\\a\\b',
    `https://github.com/a/${'b'.repeat(600)}`,
    '-oProxyCommand=x:a/b',
    '',
  ])('%j becomes no link', (address) => {
    expect(repositoryAt(address)).toBeUndefined();
  });

  it('is at a known host and of plain characters, whatever the text', () => {
    const parts = fc.constantFrom(
      'github.com',
      'gitlab.com',
      '/',
      ':',
      '@',
      'a',
      '..',
      '.git',
      'https://',
      '\n',
      '[',
      '~',
      '-',
      '#',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 12 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, (address) => {
        const url = repositoryAt(address)?.url;
        if (url === undefined) return;
        expect(url).toMatch(/^https:\/\/[\w.-]+\/~?[\w.-]+(?:\/[\w.-]+)+$/);
        expect(FORGES.some(({ hosts }) => hosts.includes(new URL(url).host))).toBe(true);
      }),
    );
  });
});

describe('a page of a code host', () => {
  const repository = repositoryAt('https://github.com/a/b');

  it.each(['v1.0.0', '1.0', 'sub/v1.2.3', '@scope/x@1.0.0'.slice(1), '0123456789ab'])(
    'is made for the tag %s',
    (to) => {
      expect(repository && pageOf(repository, '{repo}/x/{to}', { to })).toMatch(/^https:\/\/github\.com\/a\/b\/x\//);
    },
  );

  it.each(['', '-x', 'a b', '../..', 'a/../b', 'v1?x=1', 'v1#x', 'v1\n', '{repo}', '$&', 'v'.repeat(300)])(
    'is not made for %j',
    (to) => {
      expect(repository && pageOf(repository, '{repo}/x/{to}', { to })).toBeUndefined();
    },
  );

  it('is filled in whole, for each host', () => {
    for (const forge of FORGES) {
      const at = { forge, url: `https://${forge.hosts[0]}/a/b` };
      for (const template of [forge.compare, forge.release, forge.releases, forge.commit])
        expect(pageOf(at, template, { from: 'v1', to: 'v2' }) ?? '').not.toMatch(/[{}]/);
    }
  });
});
