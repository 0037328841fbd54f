import { describe, expect, it } from 'vitest';
import { readDepPath, withoutPeers } from './dep-path.ts';

describe('the key of a package', () => {
  it.each([
    ['/foo/1.0.0', 'foo', '1.0.0'],
    ['/@acme/foo/1.0.0', '@acme/foo', '1.0.0'],
    ['/lodash.get/4.4.2', 'lodash.get', '4.4.2'],
    ['/socket.io/2.1.1_bar@2.0.0', 'socket.io', '2.1.1'],
    ['/socket.io@2.1.1', 'socket.io', '2.1.1'],
    ['/foo/1.0.0_bar@2.0.0', 'foo', '1.0.0'],
    ['/foo/1.0.0_@types+node@20.0.0', 'foo', '1.0.0'],
    ['/@acme/foo/1.0.0_abc123', '@acme/foo', '1.0.0'],
    ['/foo_bar@1.0.0', 'foo_bar', '1.0.0'],
    ['/foo@1.0.0(bar@2.0.0)', 'foo', '1.0.0'],
    ['/@acme/foo@1.0.0-rc.1(@acme/bar@2.0.0(baz@3.0.0))(qux@1.0.0)', '@acme/foo', '1.0.0-rc.1'],
    ['foo@1.0.0+build.5', 'foo', '1.0.0+build.5'],
    ['@acme/foo@1.0.0', '@acme/foo', '1.0.0'],
    ['/lodash.merge/4.6.2', 'lodash.merge', '4.6.2'],
    ['/socket.io/4.8.1_supports-color@7.2.0', 'socket.io', '4.8.1'],
    ['npm.example.com/foo/1.0.0', 'foo', '1.0.0'],
    ['npm.example.com/@acme/foo@1.0.0(bar@1)', '@acme/foo', '1.0.0'],
    ['localhost:4873/foo/1.0.0', 'foo', '1.0.0'],
    ['lodash.get@4.4.2', 'lodash.get', '4.4.2'],
    ['foo@https://example.com/foo.tgz', 'foo', undefined],
    ['foo@file:foo.tgz', 'foo', undefined],
    ['file:packages/foo', 'foo', undefined],
    ['github.com/acme/foo/0123456', 'foo', undefined],
    ['/foo/bar', 'foo', undefined],
    ['foo', 'foo', undefined],
    ['', '', undefined],
  ])('%s', (key, name, version) => {
    expect(readDepPath(key)).toMatchObject({ name, version });
  });

  it.each([
    ['a@1(b@1)(c@2(d@3))', 'a@1'],
    ['a@1(patch_hash=x)', 'a@1'],
    ['a@1', 'a@1'],
    ['a)', 'a)'],
    ['(a)', '(a)'],
  ])('%s without peers is %s', (key, expected) => {
    expect(withoutPeers(key)).toBe(expected);
  });
});
