import { describe, expect, it } from 'vitest';
import { baseName, besides, folderOf, joinPath, plainPath, resolvePath } from './tree-path.ts';

describe('a path in the tree', () => {
  it.each([
    ['a.lock', '.', 'a.lock', 'b'],
    ['x/y/a.lock', 'x/y', 'a.lock', 'x/y/b'],
    ['../a.lock', '..', 'a.lock', '../b'],
  ])('%s lies in %s, is called %s and has %s beside it', (path, folder, name, beside) => {
    expect([folderOf(path), baseName(path), besides(path, 'b')]).toEqual([folder, name, beside]);
  });

  it.each([
    ['.', 'a/b', 'a/b'],
    ['', './a//b/', 'a/b'],
    ['x/y', '../z', 'x/z'],
    ['x', '..\\y\\z', 'y/z'],
    ['x', '..', '.'],
    ['x', '../..', '..'],
    ['..', '../x', '../../x'],
  ])('from %j, %j is %j', (folder, path, joined) => {
    expect(joinPath(folder, path)).toBe(joined);
  });

  it.each([
    ['r/a.txt', '../b.txt', 'b.txt'],
    ['r/a.txt', 'c\\b.txt', 'r/c/b.txt'],
    ['a.txt', '../b.txt', undefined],
    ['r/a.txt', '../../r/b.txt', undefined],
    ['a.txt', '/b.txt', undefined],
    ['a.txt', '~/b.txt', undefined],
    ['a.txt', 'C:\\b.txt', undefined],
  ])('named in %s as %s is %s', (from, path, resolved) => {
    expect(resolvePath(from, path)).toBe(resolved);
  });

  it.each([
    ['a/b', 'a/b'],
    ['./a/', 'a'],
    ['././a\\b', 'a/b'],
    ['../a/', '../a'],
    ['/a//', '/a'],
    ['/', '/'],
    ['.', '.'],
    ['./', '.'],
    ['.//', '.'],
  ])('%s is shown as %s', (path, shown) => {
    expect(plainPath(path)).toBe(shown);
  });
});
