import { describe, expect, it } from 'vitest';
import { archivedPackage, shownAddress, sourceOfAddress } from './address.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('an address', () => {
  it.each([
    [
      `git+ssh://git@github.com/a/b.git#${COMMIT}`,
      { kind: 'git', url: 'git+ssh://git@github.com/a/b.git', commit: COMMIT },
    ],
    ['git+https://user:secret@example.com/a.git', { kind: 'git', url: 'git+https://example.com/a.git' }],
    ['https://token@example.com/a.git#main', { kind: 'git', url: 'https://example.com/a.git' }],
    ['git@example.com:a/b.git', { kind: 'git', url: 'ssh://git@example.com/a/b.git' }],
    ['github:a/b#v1', { kind: 'git', url: 'https://github.com/a/b.git' }],
    [`gitlab:a/b#${COMMIT}`, { kind: 'git', url: 'https://gitlab.com/a/b.git', commit: COMMIT }],
    [
      `https://example.com/a.git#commit=${COMMIT}&workspace=b`,
      { kind: 'git', url: 'https://example.com/a.git', commit: COMMIT },
    ],
    [
      `https://codeload.github.com/a/b/tar.gz/${COMMIT}`,
      { kind: 'git', url: 'https://github.com/a/b.git', commit: COMMIT },
    ],
    [
      `https://github.com/a/b/archive/${COMMIT}.tar.gz`,
      { kind: 'git', url: 'https://github.com/a/b.git', commit: COMMIT },
    ],
    [
      `https://gitlab.com/a/b/-/archive/${COMMIT}/b.tar.gz`,
      { kind: 'git', url: 'https://gitlab.com/a/b.git', commit: COMMIT },
    ],
    [
      `https://bitbucket.org/a/b/get/${COMMIT}.tar.gz`,
      { kind: 'git', url: 'https://bitbucket.org/a/b.git', commit: COMMIT },
    ],
    ['https://example.com/a.tgz', { kind: 'url', url: 'https://example.com/a.tgz' }],
    ['file:a.tgz', { kind: 'file', path: 'a.tgz' }],
    ['file:///a', { kind: 'file', path: '/a' }],
    [String.raw`file:..\a`, { kind: 'file', path: '../a' }],
    ['link:../a', { kind: 'link', path: '../a' }],
    ['1.0.0', undefined],
    ['unknown:x', undefined],
  ])('%s', (text, expected) => {
    expect(sourceOfAddress(text)).toEqual(expected);
  });

  it.each([
    ['a@https://user:secret@example.com/a@b', 'a@https://example.com/a@b'],
    ['git+ssh://git@example.com/a', 'git+ssh://git@example.com/a'],
    ['https://git:secret@example.com/a', 'https://example.com/a'],
    ['^1.0.0', '^1.0.0'],
  ])('%s is shown without credentials', (text, expected) => {
    expect(shownAddress(text)).toBe(expected);
  });
});

describe("a registry's archive", () => {
  it.each([
    ['https://example.com/ms/-/ms-0.7.1.tgz', { name: 'ms', version: '0.7.1' }],
    ['https://example.com/npm/@acme/a-b/-/a-b-1.0.0-rc.1.tgz', { name: '@acme/a-b', version: '1.0.0-rc.1' }],
    ['https://example.com/@acme%2fa/-/a-1.0.0.tgz', { name: '@acme/a', version: '1.0.0' }],
    ['https://example.com/@acme/a/-/@acme/a-1.0.0.tgz', { name: '@acme/a', version: '1.0.0' }],
    ['https://example.com/ms/-/other-0.7.1.tgz', undefined],
    ['https://example.com/ms/-/ms-latest.tgz', undefined],
    ['https://example.com/ms-0.7.1.tgz', undefined],
  ])('%s', (address, expected) => {
    expect(archivedPackage(address)).toEqual(expected);
  });
});
