import { openIndex, type AdvisoryIndex, type StoredFeed } from '@morel/advisories';
import { AppError, type Lock, type Storage } from '@morel/model';
import { compile, type Compiled } from './compile.ts';
import { Downloads } from './downloads.ts';
import { gatherAll, type Held } from './gather.ts';
import { heldTimes } from './held-records.ts';
import type { CompileOptions, CompileResult } from './options.ts';
import { planTasks, type Task } from './tasks.ts';

/** Name of the index in the storage. */
export const INDEX_FILE = 'index.morel';
/** Held while the index is written. */
export const LOCK_FILE = 'index.lock';

export interface UpdateOptions extends CompileOptions {
  /** The folder with the user's index. */
  readonly storage: Storage;
  /** Milliseconds to wait for another process that is updating. */
  readonly wait?: number;
}

/**
 * Brings the user's index up to date and swaps it in as a whole. Parts that fail keep their old data with their old date and
 * are named in the result. Rejects with `AppError`, and then the old index is as it was: `index-busy`, `no-space`,
 * `interrupted`, or why nothing could be fetched.
 */
export async function updateIndex(options: UpdateOptions): Promise<CompileResult> {
  return underLock(options.storage, options.wait ?? 0, async () => {
    const old = await openOld(options);
    const known = old?.meta.feeds ?? [];
    try {
      return await swapIn(old, known, options);
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code !== 'index-damaged' || !old) throw cause;
      options.ports.log.warn(`${cause.message} It is built anew.`);
      return await swapIn(undefined, known, options);
    } finally {
      old?.close();
    }
  });
}

/** Builds an index from sources alone, for publishing or for `--db`. Rejects with `AppError` when any source fails. */
export async function buildIndex(
  options: UpdateOptions & { readonly write: (bytes: AsyncIterable<Uint8Array>) => Promise<void> },
): Promise<CompileResult> {
  return underLock(options.storage, options.wait ?? 0, async () => {
    const downloads = new Downloads(options.ports.http, options.storage);
    const compiled = await compileFrom({ old: undefined, known: [], downloads }, options);
    // An index that lacks a source would be handed on to people who cannot know that.
    for (const { error } of compiled.parts) if (error) throw error;
    await options.write(counted(compiled, options));
    await settle(downloads, compiled.at, options);
    return result(compiled);
  });
}

/** Runs an action while no other process changes the storage. Rejects with `AppError` `index-busy`. */
export async function underLock<T>(storage: Storage, wait: number, action: () => Promise<T>): Promise<T> {
  const lock: Lock = await storage.lock(LOCK_FILE, wait);
  try {
    return await action();
  } finally {
    // What matters is done or has failed by now; a lock that stays is taken over when this process is gone.
    await lock.release().catch(() => undefined);
  }
}

async function swapIn(
  old: AdvisoryIndex | undefined,
  known: readonly StoredFeed[],
  options: UpdateOptions,
): Promise<CompileResult> {
  const downloads = new Downloads(options.ports.http, options.storage);
  const compiled = await compileFrom({ old, known, downloads }, options);
  await options.storage.writeAtomic(INDEX_FILE, counted(compiled, options));
  await settle(downloads, compiled.at, options);
  return result(compiled);
}

/** The index is in place: that tidying up fails is worth a word, and no failure. */
async function settle(downloads: Downloads, at: string, { ports }: CompileOptions): Promise<void> {
  try {
    await downloads.settle(at);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    ports.log.warn(`Downloads could not be tidied up: ${cause.message}`);
  }
}

/** What a new index starts from. */
interface Start {
  readonly old: AdvisoryIndex | undefined;
  /** The sources of the old index, also where its data cannot be used. */
  readonly known: readonly StoredFeed[];
  readonly downloads: Downloads;
}

async function compileFrom({ old, known, downloads }: Start, options: CompileOptions): Promise<Compiled> {
  const tasks = await planTasks(options, known);
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const gathered = gatherAll(tasks, downloads, await heldBy(old, tasks, options), { ...options, signal });
  try {
    return await compile({ tasks, gathered, old }, options);
  } catch (cause) {
    stop.abort();
    await Promise.allSettled(gathered.values());
    throw cause;
  }
}

async function heldBy(
  index: AdvisoryIndex | undefined,
  tasks: readonly Task[],
  options: CompileOptions,
): Promise<Held> {
  const isLaidOut = tasks.some(({ from }) => from.kind === 'part');
  const times = index && isLaidOut ? await heldTimes(index, options.feeds) : undefined;
  const stored = (task: Task, part: string): StoredFeed | undefined =>
    index?.meta.feeds.find(
      (held) => held.feed === task.feed?.about.id && held.source === task.source && held.part === part,
    );
  return {
    // Records of other parts may belong to a part that was never pulled: they are a few of it and not the part.
    times: (task, part) => (stored(task, part) ? times?.get(task.source)?.get(part) : undefined),
    pulled: (task, part) => {
      // The files of a feed explain each other, so they are read together or not at all.
      const isOneOfSeveral = tasks.some(({ feed, source }) => feed === task.feed && source !== task.source);
      return isOneOfSeveral ? undefined : stored(task, part)?.pulled;
    },
  };
}

/** The old index, or none where there is none or it cannot be used. */
async function openOld({ storage, ports }: UpdateOptions): Promise<AdvisoryIndex | undefined> {
  const access = await storage.open(INDEX_FILE);
  if (!access) return undefined;
  try {
    return openIndex(access);
  } catch (cause) {
    access.close();
    if (!(cause instanceof AppError)) throw cause;
    ports.log.warn(`${cause.message} It is built anew.`);
    return undefined;
  }
}

async function* counted(compiled: Compiled, { progress }: CompileOptions): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of compiled.bytes()) {
    yield chunk;
    bytes += chunk.length;
    progress?.({ kind: 'write', what: 'index', bytes });
  }
}

function result({ parts, feeds }: Compiled): CompileResult {
  return { parts, feeds };
}
