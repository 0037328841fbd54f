import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderTree } from './folder-tree.ts';

const outside = mkdtempSync(join(tmpdir(), 'morel-outside-'));
const root = mkdtempSync(join(tmpdir(), 'morel-tree-'));

beforeAll(() => {
  writeFileSync(join(outside, 'secret'), 'secret');
  mkdirSync(join(root, 'a/b'), { recursive: true });
  writeFileSync(join(root, 'a/file'), 'inside');
  symlinkSync(join(outside, 'secret'), join(root, 'a/out'));
  symlinkSync(outside, join(root, 'a/out-folder'));
  symlinkSync('file', join(root, 'a/in'));
  symlinkSync('.', join(root, 'a/self'));
  symlinkSync('nowhere', join(root, 'a/dangling'));
  execFileSync('mkfifo', [join(root, 'a/pipe')]);
});
afterAll(() => {
  for (const folder of [outside, root]) rmSync(folder, { recursive: true, force: true });
});

describe('a folder as a tree', () => {
  it('lists entries by name with their kind, links not followed', async () => {
    const tree = await createFolderTree(root);
    expect((await tree.list('a')).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'folder a/b',
      'link a/dangling',
      'file a/file',
      'link a/in',
      'link a/out',
      'link a/out-folder',
      'other a/pipe',
      'link a/self',
    ]);
  });

  it('follows links that stay inside', async () => {
    const tree = await createFolderTree(root);
    expect(Buffer.from(await tree.read('a/in', 100)).toString()).toBe('inside');
    expect(Buffer.from(await tree.read('a/self/self/file', 100)).toString()).toBe('inside');
  });

  it.each([
    ['a/out', 'file-read', 'leads to nothing inside'],
    ['a/out-folder/secret', 'not-found', 'does not exist'],
    ['../secret', 'not-found', 'does not exist'],
    ['a/missing', 'not-found', 'does not exist'],
    ['a/file/below', 'not-found', 'does not exist'],
    ['a/pipe', 'file-read', 'is not a regular file'],
    ['a/b', 'file-read', 'is not a regular file'],
    ['a/dangling', 'file-read', 'leads to nothing inside'],
  ])('does not read %s: %s', async (path, code, message) => {
    const tree = await createFolderTree(root);
    await expect(tree.read(path, 100)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect(await tree.exists('a/out')).toBe(false);
  });

  it('reads nothing that is larger than the limit', async () => {
    const tree = await createFolderTree(root);
    await expect(tree.read('a/file', 5)).rejects.toMatchObject({ code: 'too-large' });
    expect(await tree.read('a/file', 6)).toHaveLength(6);
  });

  it('opens only the folders that it is confined to', async () => {
    const tree = await createFolderTree(root, { within: ['a/b'] });
    await expect(tree.read('a/file', 100)).rejects.toMatchObject({ code: 'not-found' });
    expect(await tree.list('a/b')).toEqual([]);
  });

  it('is none where there is no folder', async () => {
    await expect(createFolderTree(join(root, 'a/file'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(createFolderTree(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
