import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, integer, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGitIndex } from './git-index.ts';

/** The bytes of an index that git itself wrote, or undefined where git is absent. */
function indexWith(paths: readonly string[], version: number): Uint8Array | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'git-index-'));
  try {
    const git = (...words: string[]): void => void execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
    git('init');
    for (const path of paths) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), path);
    }
    git('add', '-A');
    git('update-index', '--index-version', String(version));
    return readFileSync(join(folder, '.git/index'));
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PATHS = [
  'a',
  'package-lock.json',
  'deep/er/folder/yarn.lock',
  'deep/er/folder/yarn.lock2',
  'ümläut/Cargo.lock',
  'x'.repeat(200),
];
const hasGit = indexWith(['a'], 2) !== undefined;

describe("git's index", () => {
  it.skipIf(!hasGit).each([2, 3, 4])('gives every path of an index of version %i that git wrote', (version) => {
    const bytes = indexWith(PATHS, version);
    expect(bytes && [...(readGitIndex(bytes) ?? [])].toSorted()).toEqual(PATHS.toSorted());
  });

  it.skipIf(!hasGit)('is refused, or gives a set, when it is cut off anywhere', () => {
    const bytes = indexWith(PATHS, 2) ?? new Uint8Array();
    for (let length = 0; length < bytes.length; length += 1) {
      const paths = readGitIndex(bytes.subarray(0, length));
      const strange = [...(paths ?? [])].filter((path) => !PATHS.some((known) => known.startsWith(path)));
      expect(strange).toEqual([]);
    }
    expect(readGitIndex(bytes.subarray(0, 100))).toBeUndefined();
  });

  it('never throws on arbitrary bytes', () => {
    assert(
      property(uint8Array({ maxLength: 300 }), integer({ min: 2, max: 4 }), (tail, version) => {
        const head = Buffer.from([0x44, 0x49, 0x52, 0x43, 0, 0, 0, version, 0, 0, 0, 9]);
        readGitIndex(Buffer.concat([head, tail]));
      }),
    );
    expect(readGitIndex(new Uint8Array())).toBeUndefined();
  });
});
