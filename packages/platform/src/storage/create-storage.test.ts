import { spawn } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, type Storage } from '@morel/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLocalFiles } from './local-files.ts';
import { createStorage } from './create-storage.ts';

let folder: string;
let storage: Storage;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'morel-storage-'));
  storage = createStorage(join(folder, 'home'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function* bytes(...parts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
  await Promise.resolve();
}

async function code(action: Promise<unknown>): Promise<string | undefined> {
  return action.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}

function content(name: string): string {
  return readFileSync(join(folder, 'home', name), 'utf8');
}

function full(): Error {
  return Object.assign(new Error('write'), { code: 'ENOSPC' });
}

function holder(pid: number, host: string = hostname()): string {
  return JSON.stringify({ pid, host, since: '2026-01-01T00:00:00.000Z' });
}

function lockFile(text: string, ageSeconds = 0): void {
  const path = join(folder, 'home', 'index.lock');
  writeFileSync(path, text);
  const then = new Date(Date.now() - ageSeconds * 1000);
  utimesSync(path, then, then);
}

async function gone(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => {
    child.once('exit', resolve);
  });
  return child.pid ?? 0;
}

describe('writeAtomic', () => {
  it('replaces a file as a whole', async () => {
    await storage.writeAtomic('index', bytes('old'));
    await storage.writeAtomic('index', bytes('ne', 'w'));
    expect([content('index'), await storage.list('')]).toEqual(['new', ['index']]);
  });

  it('keeps the old file and leaves no side file where the bytes end in a failure', async () => {
    await storage.writeAtomic('index', bytes('old'));
    expect(await code(storage.writeAtomic('index', bytes('ne', full())))).toBe('no-space');
    expect(await code(storage.writeAtomic('index', bytes('ne', new AppError('feed-damaged', 'cut'))))).toBe(
      'feed-damaged',
    );
    expect([content('index'), await storage.list('')]).toEqual(['old', ['index']]);
  });

  it('says that a folder cannot be written', async () => {
    writeFileSync(join(folder, 'home'), 'a file where the folder should be');
    expect(await code(storage.writeAtomic('index', bytes('x')))).toBe('file-write');
  });

  it('leaves no way out of the folder', async () => {
    for (const name of ['../x', 'a/../../x', '/etc/x', 'a\\b', '', 'c:x']) {
      await expect(storage.writeAtomic(name, bytes('x'))).rejects.toThrow(/not a name/);
    }
  });
});

describe('appendPart', () => {
  it('goes on where the last attempt ended, and keeps what arrived before a failure', async () => {
    expect(await code(storage.appendPart('d/a', 0, bytes('hello ', full())))).toBe('no-space');
    expect(await storage.size('d/a')).toBe(6);
    expect(await storage.appendPart('d/a', 6, bytes('wor', 'ld'))).toBe(11);
    expect(content('d/a')).toBe('hello world');
    expect(await storage.appendPart('d/a', 5, bytes('!'))).toBe(6);
    expect(content('d/a')).toBe('hello!');
  });
});

describe('open', () => {
  it('reads at positions, and says when a file ends too early', async () => {
    await storage.writeAtomic('a', bytes('0123456789'));
    const file = await storage.open('a');
    expect([file?.size, Buffer.from(file?.readAt(3, 4) ?? []).toString()]).toEqual([10, '3456']);
    expect(() => file?.readAt(8, 4)).toThrow(/ends before byte 12/);
    file?.close();
    file?.close();
    expect([await storage.open('none'), await storage.size('none'), await storage.list('none')]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    await storage.remove('a');
    await storage.remove('a');
    expect(await storage.size('a')).toBeUndefined();
  });
});

describe('lock', () => {
  beforeEach(() => storage.writeAtomic('x', bytes('x')));

  it('keeps a second taker out, names the holder, and lets it in after the release', async () => {
    const lock = await storage.lock('index.lock', 0);
    await expect(storage.lock('index.lock', 0)).rejects.toMatchObject({
      code: 'index-busy',
      message: expect.stringContaining(`process ${process.pid} on `),
      hint: expect.stringContaining('index.lock'),
    });
    const second = storage.lock('index.lock', 5000);
    await lock.release();
    await (await second).release();
    expect(await storage.list('')).toEqual(['x']);
  });

  it('lets one of many through at a time', async () => {
    let inside = 0;
    let most = 0;
    lockFile(holder(await gone()));
    const run = async (): Promise<void> => {
      const lock = await storage.lock('index.lock', 20_000);
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
      inside -= 1;
      await lock.release();
    };
    await Promise.all(Array.from({ length: 8 }, run));
    expect(most).toBe(1);
  });

  it('takes over what a killed process left, and clears its side files', async () => {
    const pid = await gone();
    lockFile(holder(pid));
    writeFileSync(join(folder, 'home', `index.new-${pid}-1`), 'half');
    writeFileSync(join(folder, 'home', `index.new-${process.pid}-1`), 'still being written');
    mkdirSync(join(folder, 'home', 'downloads'));
    writeFileSync(join(folder, 'home', 'downloads', `a.json.new-${pid}-4`), 'half');
    const lock = await storage.lock('index.lock', 0);
    expect(await storage.list('')).toEqual(['index.lock', `index.new-${process.pid}-1`, 'x']);
    expect(await storage.list('downloads')).toEqual([]);
    await lock.release();
  });

  it.each([
    ['of this very number, from before a restart', () => holder(process.pid), 0, true],
    ['of a running process', () => holder(process.ppid), 60, false],
    ['of a running process, silent for an hour', () => holder(process.ppid), 3600, true],
    ['of another machine', () => holder(1, 'elsewhere'), 60, false],
    ['of another machine, silent for an hour', () => holder(1, 'elsewhere'), 3600, true],
    ['cut off by a kill', () => '{"pid":', 60, true],
    ['that is being written', () => '', 0, false],
  ])('a lock %s', async (_, text, age, isTaken) => {
    lockFile(text(), age);
    expect(await code(storage.lock('index.lock', 0))).toBe(isTaken ? undefined : 'index-busy');
  });

  it('does not remove a lock that somebody else has taken over', async () => {
    const lock = await storage.lock('index.lock', 0);
    lockFile(holder(process.ppid));
    await lock.release();
    expect(readdirSync(join(folder, 'home'))).toContain('index.lock');
  });
});

describe('local files', () => {
  it('lists files at any depth, sorted, without following links', async () => {
    for (const name of ['b/c/x.json', 'a.json', 'b/a.json']) await createStorage(folder).writeAtomic(name, bytes('{}'));
    symlinkSync(folder, join(folder, 'loop'));
    const files = createLocalFiles();
    const found = await files.list(folder);
    expect(found.map((path) => path.slice(folder.length + 1))).toEqual(['a.json', 'b/a.json', 'b/c/x.json']);
    expect(
      await Promise.all([folder, join(folder, 'a.json'), join(folder, 'none')].map((path) => files.kind(path))),
    ).toEqual(['folder', 'file', undefined]);
    expect(await code(files.open(join(folder, 'none')))).toBe('not-found');
    expect(await code(files.open(folder))).toBe('file-read');
  });
});
