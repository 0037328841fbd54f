import { pep440 } from '@morel/versions';
import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArchiveName } from './archive-name.ts';
import { digestOfPair } from './digest.ts';
import { readRequirement } from './read-requirement.ts';
import { readReference, withoutUsers } from './reference.ts';
import { canonicalSpecifier, mayBe, pinOf } from './specifier.ts';

describe('dependency specifiers', () => {
  it.each([
    ['name', { name: 'name', extras: [], specifier: '' }],
    ['A.b-C_d', { name: 'A.b-C_d' }],
    ['name[]', { name: 'name', extras: [] }],
    ['name [ one , two ] >= 1 , < 2 ; os_name == "nt"', { extras: ['one', 'two'], marker: 'os_name == "nt"' }],
    ['name (>=1,<2)', { specifier: '>=1,<2' }],
    ['name@https://example.org/a.zip', { url: 'https://example.org/a.zip' }],
    [
      'name @ https://example.org/a;b.zip ; extra == "x"',
      { url: 'https://example.org/a;b.zip', marker: 'extra == "x"' },
    ],
    ['name @ https://example.org/a.zip; extra == "x"', { url: 'https://example.org/a.zip', marker: 'extra == "x"' }],
    ['name;', { name: 'name', specifier: '' }],
  ])('reads %j', (text, expected) => expect(readRequirement(text)).toMatchObject(expected));

  it.each(['', '-name', 'name-', 'name ==', 'name 1.0', '==1.0', 'name (>=1', 'name[a', 'name @ a b', 'a/b'])(
    'takes %j for none',
    (text) => expect(readRequirement(text)).toBeUndefined(),
  );
});

describe('version specifiers', () => {
  it.each([
    ['==1.0', '1.0'],
    ['===1.0-x', '1.0-x'],
    ['>=1,==1.4', '1.4'],
    ['==1.4,==1.4', '1.4'],
    ['==1.*', undefined],
    ['==1.0,==2.0', undefined],
    ['~=1.0', undefined],
    ['', undefined],
  ])('%j pins %j', (specifier, version) => expect(pinOf(specifier)).toBe(version));

  it.each([
    ['<3.0DEV ,>=2.28, !=2.29.*', '>=2.28,<3.0.dev0,!=2.29.*'],
    ['== 1.2-alpha', '==1.2a0'],
    ['==1!2.0.post1+Local.1', '==1!2.0.post1+local.1'],
    ['===1.0-x', '===1.0-x'],
    [' 1.0 || 2.0 ', '1.0 || 2.0'],
  ])('spells %j as %j', (specifier, expected) => expect(canonicalSpecifier(specifier)).toBe(expected));

  it('spells one set of clauses one way, and means the same versions by it', () => {
    const version = constantFrom('1', '1.0', '1.5.0', '2.0a1', 'v2.0-rc.1', '2.0', '2.0.post1', '3.0.dev0');
    const clause = tuple(constantFrom('==', '!=', '>=', '<=', '<', '>'), version).map((parts) => parts.join(' '));
    assert(
      property(array(clause, { maxLength: 4 }), version, (clauses, candidate) => {
        const written = clauses.join(' , ');
        const spelled = canonicalSpecifier(written);
        expect(canonicalSpecifier(clauses.toReversed().join(','))).toBe(spelled);
        expect(canonicalSpecifier(spelled)).toBe(spelled);
        const parsed = pep440.parse(candidate);
        expect(parsed && pep440.satisfies(parsed, spelled)).toBe(parsed && pep440.satisfies(parsed, written));
      }),
      { seed: 20_260_101 },
    );
  });

  it('rules a version out only where it can be judged', () => {
    expect([mayBe('1.0', '>=2'), mayBe('2.0', '>=2'), mayBe('not a version', '>=2'), mayBe('1.0', '^1')]).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('references', () => {
  const commit = '0123456789012345678901234567890123456789';
  it.each([
    [
      `git+https://example.org/a.git@${commit}#egg=a[x,y]`,
      { name: 'a', extras: ['x', 'y'], source: { kind: 'git', commit } },
    ],
    ['git+ssh://git@example.org/a.git@v1.0', { source: { kind: 'git', url: 'ssh://git@example.org/a.git' } }],
    ['git+ssh://git@example.org/a.git', { source: { kind: 'git', url: 'ssh://git@example.org/a.git' } }],
    ['hg+https://example.org/a@1', { source: { kind: 'url', url: 'hg+https://example.org/a@1' } }],
    ['https://me:word@example.org/a%2Db-1.0.tar.gz?x=1#egg=c', { name: 'c', version: '1.0', source: { kind: 'url' } }],
    ['file:///home/me/a-1.0.zip', { name: 'a', version: '1.0', source: { kind: 'file', path: '/home/me/a-1.0.zip' } }],
    ['file:///${PROJECT_ROOT}/lib/a', { source: { kind: 'file', path: 'lib/a' } }],
    ['file:./a%20b/', { source: { kind: 'file', path: 'a b' } }],
    ['C:\\packages\\a-1.0.zip', { source: { kind: 'file', path: 'C:/packages/a-1.0.zip' } }],
    ['%E0%A4%A', { source: { kind: 'file', path: '%E0%A4%A' } }],
  ])('reads %j', (address, expected) => expect(readReference(address)).toMatchObject(expected));

  it('shows no names and passwords', () => {
    const text = 'https://a:b@one.example.org/x http://two.example.org\thttps://${TOKEN}@three.example.org';
    expect(withoutUsers(text)).toBe('https://one.example.org/x http://two.example.org\thttps://three.example.org');
    expect(JSON.stringify(readReference('https://me:word@example.org/a.zip'))).not.toContain('word');
  });
});

describe('file names and hashes', () => {
  it.each([
    ['a_b-1.0-py3-none-any.whl', { name: 'a_b', version: '1.0' }],
    ['a_b-1.0-1-cp312-cp312-win_amd64.whl', { name: 'a_b', version: '1.0' }],
    ['a-b-1.0.post1.tar.gz', { name: 'a-b', version: '1.0.post1' }],
    ['a-1.0.whl', undefined],
    ['1.26.8.zip', undefined],
    ['main.zip', undefined],
    ['a-latest.zip', undefined],
    ['a-1.0.txt', undefined],
  ])('%s: %j', (name, expected) => expect(readArchiveName(name)).toEqual(expected));

  it.each([
    [`sha256:${'00'.repeat(32)}`, `sha256-${Buffer.alloc(32).toString('base64')}`],
    [`SHA256:${'AB'.repeat(32)}`, `sha256-${Buffer.alloc(32, 0xab).toString('base64')}`],
    [`sha512:${'00'.repeat(32)}`, undefined],
    [`sha256:${'zz'.repeat(32)}`, undefined],
    ['sha256', undefined],
    ['crc32:00000000', undefined],
  ])('%s', (text, digest) => expect(digestOfPair(text)).toBe(digest));
});
