import { gzipSync } from 'node:zlib';
import { AppError, type FileTree } from '@morel/model';
import { treeOf, zipOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { openArchives } from './open-archives.ts';

async function walk(tree: FileTree, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const { path, kind } of await tree.list(folder)) {
    if (kind === 'folder')
      found.push(...(await walk(tree, path).catch((error: unknown) => [`${path} !${codeOf(error)}`])));
    else found.push(`${path} ${kind} ${await read(tree, path)}`);
  }
  return found;
}

async function read(tree: FileTree, path: string): Promise<string> {
  return tree.read(path, 1000).then(
    (bytes) => Buffer.from(bytes).toString(),
    (error: unknown) => `!${codeOf(error)}`,
  );
}

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  throw error;
}

function opened(bytes: Uint8Array, limits?: Parameters<typeof openArchives>[1]['limits']): FileTree {
  const tree = treeOf({ 'a.zip': bytes, 'b.txt': 'b' });
  return openArchives(tree, { archives: ['a.zip'], names: ['*.pkg', '*.pkg/meta.gz'], ...(limits && { limits }) });
}

const LIMITS = { packed: 100_000, kept: 300_000, entries: 10, depth: 3 };

describe('an archive in a tree', () => {
  it('is a folder, and so are those within it', async () => {
    const inner = zipOf([['x/y', 'deep']]);
    const tree = opened(
      zipOf([
        ['f', '1'],
        ['g/h', '2'],
        ['in.zip', inner],
        ['p.pkg', zipOf([['meta.gz', gzipSync('text')]])],
        ['not.gz', gzipSync('text')],
      ]),
    );
    const found = await walk(tree, 'a.zip');
    expect(found.map((line) => line.slice(0, 40)).filter((line) => !line.includes('not.gz'))).toEqual([
      'a.zip/f file 1',
      'a.zip/g/h file 2',
      'a.zip/in.zip/x/y file deep',
      'a.zip/p.pkg/meta.gz/meta file text',
    ]);
    expect(await tree.list('')).toHaveLength(2);
    expect(await read(tree, 'b.txt')).toBe('b');
    expect([await tree.exists('a.zip/g'), await tree.exists('a.zip/in.zip/x/y'), await tree.exists('a.zip/z')]).toEqual(
      [true, true, false],
    );
    expect(await read(tree, 'a.zip/z')).toBe('!not-found');
    expect(await read(tree, 'a.zip/in.zip/x/z')).toBe('!not-found');
  });

  it.each<[string, [string, string | Uint8Array][], string[]]>([
    ['that is damaged', [['in.zip', 'no archive']], ['a.zip/in.zip !archive-damaged']],
    [
      'a name twice',
      [
        ['f', '1'],
        ['f', '2'],
        ['g', '3'],
      ],
      ['a.zip/f file !file-read', 'a.zip/g file 3'],
    ],
    [
      'a file that is a folder too',
      [
        ['f', '1'],
        ['f/g', '2'],
      ],
      ['a.zip/f/g file 2'],
    ],
    ['too large a file', [['f', 'x'.repeat(2000)]], ['a.zip/f file !too-large']],
    [
      'archives deeper than allowed',
      [['1.zip', zipOf([['2.zip', zipOf([['3.zip', zipOf([['f', '1']])]])]])]],
      ['a.zip/1.zip/2.zip/3.zip !too-large'],
    ],
    [
      'more in memory than allowed',
      [1, 2, 3].map((at) => [`${at}.tgz`, gzipSync(Buffer.alloc(90_000))]),
      ['a.zip/1.tgz/1.tgz', 'a.zip/2.tgz/2.tgz', 'a.zip/3.tgz !too-large'],
    ],
  ])('with %s says so where it is', async (_name, files, expected) => {
    const found = await walk(opened(zipOf(files), LIMITS), 'a.zip');
    expect(found.map((line) => line.replace(/(\.tgz\/\d\.tgz).*$/s, '$1'))).toEqual(expected);
  });

  it('that is none cannot be listed', async () => {
    await expect(opened(Buffer.from('text')).list('a.zip')).rejects.toMatchObject({ code: 'archive-damaged' });
  });

  it('has links that lead to its own files alone', async () => {
    const { writeTar } = await import('./testing/link-archive.ts');
    const tree = openArchives(treeOf({ 'a.tar': writeTar() }), { archives: ['a.tar'] });
    expect(await walk(tree, 'a.tar')).toEqual([
      'a.tar/circle link !file-read',
      'a.tar/d/file file x',
      'a.tar/d/near link x',
      'a.tar/hard link x',
      'a.tar/out link !file-read',
    ]);
  });
});
