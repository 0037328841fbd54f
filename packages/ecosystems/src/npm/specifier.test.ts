import { describe, expect, it } from 'vitest';
import { readSpecifier } from './specifier.ts';

describe('a specifier', () => {
  it.each([
    ['^1.0.0', { source: 'registry', range: '^1.0.0' }],
    ['', { source: 'registry', range: '' }],
    ['latest', { source: 'registry', range: 'latest' }],
    ['>=1 <2 || 3', { source: 'registry', range: '>=1 <2 || 3' }],
    ['npm:is-odd@^3.0.0', { source: 'registry', name: 'is-odd', range: '^3.0.0' }],
    ['npm:@acme/a@1.0.0', { source: 'registry', name: '@acme/a', range: '1.0.0' }],
    ['npm:@acme/a', { source: 'registry', name: '@acme/a', range: '' }],
    ['npm:ms', { source: 'registry', name: 'ms', range: '' }],
    ['npm:^1.0.0', { source: 'registry', range: '^1.0.0' }],
    ['npm:latest', { source: 'registry', range: 'latest' }],
    ['npm:1.0.0', { source: 'registry', range: '1.0.0' }],
    ['jsr:@std/fs@^1.0.0', { source: 'registry', range: '^1.0.0' }],
    ['jsr:^1.0.0', { source: 'registry', range: '^1.0.0' }],
    ['catalog:old', { source: 'registry' }],
    ['workspace:*', { source: 'project' }],
    ['patch:a@npm%3A1.0.0#x.patch', { source: 'registry', name: 'a', range: '1.0.0' }],
    ['file:../a', { source: 'file' }],
    ['./a', { source: 'file' }],
    ['..', { source: 'file' }],
    ['~/a.tgz', { source: 'file' }],
    [String.raw`C:\a`, { source: 'file' }],
    ['link:../a', { source: 'link' }],
    ['portal:../a', { source: 'link' }],
    ['acme/a', { source: 'git', address: 'github:acme/a' }],
    ['acme/a#semver:^1', { source: 'git' }],
    ['github:acme/a', { source: 'git' }],
    ['gist:abc', { source: 'git' }],
    ['git@github.com:acme/a.git', { source: 'git' }],
    ['git+ssh://git@example.com/a.git', { source: 'git' }],
    ['git://example.com/a.git', { source: 'git' }],
    ['ssh://git@example.com/a', { source: 'git' }],
    ['https://github.com/acme/a', { source: 'git' }],
    ['https://example.com/a.git#main', { source: 'git' }],
    ['https://example.com/a.tgz', { source: 'url' }],
    ['http://example.com/a', { source: 'url' }],
  ])('%s', (text, expected) => {
    expect(readSpecifier(text)).toMatchObject(expected);
  });
});
