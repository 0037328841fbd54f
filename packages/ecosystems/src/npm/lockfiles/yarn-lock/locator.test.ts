import { describe, expect, it } from 'vitest';
import { readLocator } from './locator.ts';

describe('a locator', () => {
  it.each([
    ['a@npm:1.0.0', { name: 'a', source: { kind: 'registry' } }],
    ['@acme/a@npm:1.0.0', { name: '@acme/a', source: { kind: 'registry' } }],
    [
      'a@npm:1.0.0::__archiveUrl=https%3A%2F%2Fexample.com%2Fa.tgz',
      { name: 'a', source: { kind: 'registry', url: 'https://example.com/a.tgz' } },
    ],
    ['a@workspace:packages/a', { name: 'a', source: { kind: 'project', path: 'packages/a' }, workspace: 'packages/a' }],
    ['a@virtual:abc#npm:1.0.0', { name: 'a', source: { kind: 'registry' } }],
    ['a@patch:a@npm%3A1.0.0#./a.patch::version=1.0.0&hash=1', { name: 'a', source: { kind: 'registry' } }],
    [
      'a@patch:a@https%3A%2F%2Fexample.com%2Fa.tgz#x',
      { name: 'a', source: { kind: 'url', url: 'https://example.com/a.tgz' } },
    ],
    [
      'ours@https://example.com/@acme/a/-/a-1.0.0.tgz',
      { name: '@acme/a', source: { kind: 'url', url: 'https://example.com/@acme/a/-/a-1.0.0.tgz' } },
    ],
    ['a@file:./a#./a::hash=1&locator=b', { name: 'a', source: { kind: 'file', path: './a' } }],
    ['a@portal:../a::locator=b', { name: 'a', source: { kind: 'link', path: '../a' } }],
    ['a@exec:./x.js', { name: 'a', source: { kind: 'unknown' } }],
    ['a', { name: 'a', source: { kind: 'unknown' } }],
  ])('%s', (text, expected) => {
    expect(readLocator(text)).toEqual(expected);
  });
});
