import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRevision } from './revision-tree.ts';

const hasGit = ((): boolean => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

function repository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'morel-git-'));
  const git = (...words: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], {
      cwd: folder,
      stdio: 'ignore',
    });
  };
  git('init', '-q', '-b', 'main');
  mkdirSync(join(folder, 'app/deep'), { recursive: true });
  writeFileSync(join(folder, 'a.lock'), 'first\n');
  writeFileSync(join(folder, 'app/deep/b.lock'), 'b\r\n');
  symlinkSync('/etc/passwd', join(folder, 'link'));
  git('add', '-A');
  git('commit', '-q', '-m', 'one');
  writeFileSync(join(folder, 'a.lock'), 'second\n');
  git('commit', '-q', '-am', 'two');
  return folder;
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

describe.skipIf(!hasGit)('the tree of a git revision', () => {
  it('has the files as they were, byte for byte', async () => {
    const folder = repository();
    const [now, before] = [await openRevision(folder, 'HEAD'), await openRevision(folder, 'HEAD~1')];
    expect(text(await now?.read('a.lock', 100))).toBe('second\n');
    expect(text(await before?.read('a.lock', 100))).toBe('first\n');
    expect(text(await now?.read('app/deep/b.lock', 100))).toBe('b\r\n');
  });

  it('lists folders, and links as links that are not followed', async () => {
    const tree = await openRevision(repository(), 'main');
    expect(await tree?.list('')).toEqual([
      { path: 'a.lock', kind: 'file' },
      { path: 'app', kind: 'folder' },
      { path: 'link', kind: 'link' },
    ]);
    expect(await tree?.list('app')).toEqual([{ path: 'app/deep', kind: 'folder' }]);
    await expect(tree?.read('link', 100)).rejects.toMatchObject({ code: 'not-found' });
    expect([await tree?.exists('link'), await tree?.exists('app'), await tree?.exists('no')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('starts at the folder that it is asked from', async () => {
    const tree = await openRevision(join(repository(), 'app'), 'HEAD');
    expect(await tree?.list('')).toEqual([{ path: 'deep', kind: 'folder' }]);
    expect(text(await tree?.read('deep/b.lock', 100))).toBe('b\r\n');
  });

  it('keeps to the limit', async () => {
    const tree = await openRevision(repository(), 'HEAD');
    await expect(tree?.read('a.lock', 3)).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each(['nowhere', '', '--help', 'HEAD^{tree}', 'HEAD:a.lock', '@{upstream}'])(
    'is none for %j',
    async (revision) => {
      expect(await openRevision(repository(), revision)).toBeUndefined();
    },
  );

  it('is none outside of a repository', async () => {
    expect(await openRevision(mkdtempSync(join(tmpdir(), 'morel-none-')), 'HEAD')).toBeUndefined();
  });

  it('runs nothing that the repository asks for', async () => {
    const folder = repository();
    const trap = join(folder, 'trap.sh');
    const mark = join(folder, 'ran');
    writeFileSync(trap, `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(trap, 0o755);
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.x.textconv', 'filter.x.smudge', 'core.sshCommand'])
      execFileSync('git', ['config', key, trap], { cwd: folder });
    writeFileSync(join(folder, '.gitattributes'), '* diff=x filter=x\n');
    const tree = await openRevision(folder, 'HEAD');
    await tree?.read('a.lock', 100);
    expect(existsSync(mark)).toBe(false);
  });
});
