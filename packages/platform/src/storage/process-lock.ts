import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError, quote, type Lock } from '@morel/model';
import { fileError } from './file-error.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO time. */
  readonly since: string;
}

const BEAT = 20_000;
/** A holder on another machine, whose process cannot be looked for, is gone when its lock was not touched for so long. */
const REMOTE_SILENCE = 180_000;
/** A process of this number runs, but after so long without a beat it is another one that got the number. */
const LOCAL_SILENCE = 600_000;
/** An unreadable lock may be one that is being written at this moment. */
const BIRTH = 2000;
const POLL = 100;

/** Locks of this process: in a container every run may have the same number as the killed one before it. */
const held = new Set<string>();

/**
 * Takes a lock file that names its holder, waiting up to `patience` milliseconds. A lock whose process is gone is taken
 * over. Rejects with `AppError`: `index-busy` with the holder's number, or `file-write` and `no-space`.
 */
export async function takeLock(path: string, patience: number): Promise<Lock> {
  const end = Date.now() + patience;
  for (;;) {
    if (await create(path)) return hold(path);
    if (await isStale(path)) await clear(path);
    else if (Date.now() >= end) throw await busy(path);
    else await wait(Math.min(POLL, Math.max(1, end - Date.now())));
  }
}

/** Whether a process of this machine is running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // The process is there but belongs to somebody else.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

function hold(path: string): Lock {
  held.add(path);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, BEAT);
  beat.unref();
  return {
    release: async () => {
      clearInterval(beat);
      held.delete(path);
      const holder = await readHolder(path);
      if (holder && isOwn(holder)) await rm(path, { force: true });
    },
  };
}

/** Makes the file with its content, or answers false where there is one already. */
async function create(path: string): Promise<boolean> {
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  try {
    const handle = await open(path, 'wx', 0o644);
    try {
      await handle.writeFile(JSON.stringify(holder));
    } finally {
      await handle.close();
    }
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw fileError(cause, path, 'file-write');
  }
}

async function isStale(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  const touched = await stat(path).then(
    (found) => found.mtimeMs,
    () => undefined,
  );
  if (touched === undefined) return false;
  return silenceOf(holder, path) < Date.now() - touched;
}

/** After how many milliseconds without a beat a lock counts as left behind. */
function silenceOf(holder: Holder | undefined, path: string): number {
  if (!holder) return BIRTH;
  if (holder.host !== hostname()) return REMOTE_SILENCE;
  const runs = holder.pid === process.pid ? held.has(path) : isAlive(holder.pid);
  return runs ? LOCAL_SILENCE : Number.NEGATIVE_INFINITY;
}

/**
 * Removes a stale lock. Two processes may see the same one: a second lock file around "look again and remove" keeps the
 * slower one from removing the fresh lock of the faster one.
 */
async function clear(path: string): Promise<void> {
  const guard = `${path}.clearing`;
  if (!(await create(guard))) {
    const age = await stat(guard).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > 10_000) await rm(guard, { force: true });
    else await wait(POLL);
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

async function busy(path: string): Promise<AppError> {
  const holder = await readHolder(path);
  const who = holder
    ? `process ${holder.pid} on ${quote(holder.host)} since ${quote(holder.since)}`
    : 'another process';
  return new AppError('index-busy', `the index is being updated by ${who}`, {
    hint: `Wait for it to end. If it is gone, remove ${quote(path)}.`,
  });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    typeof value.host === 'string' &&
    'since' in value &&
    typeof value.since === 'string'
  );
}

function isOwn(holder: Holder): boolean {
  return holder.pid === process.pid && holder.host === hostname();
}
