import { AppError, type RandomAccess } from '@morel/model';
import type { Downloads } from './downloads.ts';
import { stopIfInterrupted } from './interrupted.ts';
import type { HeldTimes } from './held-records.ts';
import type { CompileOptions } from './options.ts';
import { WHOLE } from './parts.ts';
import { fetchRecords, findChanges, type FetchedRecord } from './part-changes.ts';
import type { PartOrigin, Task } from './tasks.ts';

/** What was fetched for a task, ready to be read, also more than once. */
export type Gathered =
  | { readonly kind: 'files'; readonly files: readonly GatheredFile[] }
  | { readonly kind: 'changes'; readonly records: readonly FetchedRecord[]; readonly gone: ReadonlySet<string> }
  | { readonly kind: 'unchanged' };

export interface GatheredFile {
  readonly name: string;
  open(): Promise<RandomAccess>;
}

/** What gathering needs to know of the old index. */
export interface Held {
  readonly times: HeldTimes;
  /** ISO time of the last pull of a part, where it may answer "unchanged". */
  pulled(task: Task, part: string): string | undefined;
}

/** Fetching more records than this one by one takes longer than the whole part. */
const MOST_CHANGES = 2000;
const AT_ONCE = 3;
/** Files of a folder that may be a feed's. */
const DATA = /\.(?:json|ndjson|jsonl|csv|gz|zip)$/i;

/**
 * Starts fetching for all tasks, a few at a time and in their order, so that the next ones arrive while the first is read.
 * Nothing rejects unseen: each promise is to be awaited, and settles.
 */
export function gatherAll(
  tasks: readonly Task[],
  downloads: Downloads,
  held: Held,
  options: CompileOptions,
): ReadonlyMap<Task, Promise<Gathered>> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = (): Promise<void> => {
    running += 1;
    if (running <= AT_ONCE) return Promise.resolve();
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  };
  const gathered = new Map<Task, Promise<Gathered>>();
  for (const task of tasks) {
    const promise = turn()
      .then(() => gather(task, downloads, held, options))
      .finally(() => {
        running -= 1;
        waiting.shift()?.();
      });
    // Whoever reads the task sees the failure; until then it is nobody's.
    promise.catch(() => undefined);
    gathered.set(task, promise);
  }
  return gathered;
}

async function gather(task: Task, downloads: Downloads, held: Held, options: CompileOptions): Promise<Gathered> {
  stopIfInterrupted(options.signal);
  const { from } = task;
  const { files } = options.ports;
  if (from.kind === 'folder') return { kind: 'files', files: await listFolder(from.path, options) };
  if (from.kind === 'part') return gatherPart(task, from, { downloads, held, options });
  if (from.kind === 'address') return download(task, from.url, WHOLE, { downloads, held, options });
  return { kind: 'files', files: [{ name: from.path, open: () => files.open(from.path) }] };
}

interface Means {
  readonly downloads: Downloads;
  readonly held: Held;
  readonly options: CompileOptions;
}

async function gatherPart(task: Task, from: PartOrigin, means: Means): Promise<Gathered> {
  const { held, options } = means;
  const times = held.times.get(task.source)?.get(from.part);
  if (!times) return download(task, from.addresses.all, from.part, means);
  const { http } = options.ports;
  const found = await findChanges(http, from.addresses, times, options.signal);
  const { changed, removed } = found;
  if (changed.length === 0 && removed.length === 0) return { kind: 'unchanged' };
  // A list that lost much is more likely broken than right: the whole part decides.
  if (changed.length > MOST_CHANGES || removed.length > Math.max(100, times.size / 10)) {
    return download(task, from.addresses.all, from.part, means);
  }
  const what = `${task.feed?.about.id} ${from.part}`;
  const records = await fetchRecords(http, from.addresses, changed, {
    signal: options.signal,
    progress: (done) => options.progress?.({ kind: 'download', what, bytes: done, total: changed.length }),
  });
  return { kind: 'changes', records, gone: new Set([...changed, ...removed]) };
}

async function download(task: Task, url: string, part: string, { downloads, held, options }: Means): Promise<Gathered> {
  const what = task.feed ? `${task.feed.about.id} ${part}` : task.source;
  const got = await downloads.fetch({
    url,
    held: held.pulled(task, part),
    signal: options.signal,
    progress: (bytes, total) =>
      options.progress?.({ kind: 'download', what, bytes, ...(total !== undefined && { total }) }),
  });
  if (got.kind === 'unchanged') return got;
  return { kind: 'files', files: [{ name: fileName(url), open: () => downloads.open(got.name) }] };
}

function fileName(url: string): string {
  return new URL(url).pathname.split('/').findLast((part) => part !== '') ?? url;
}

async function listFolder(folder: string, { ports }: CompileOptions): Promise<readonly GatheredFile[]> {
  const paths = (await ports.files.list(folder)).filter(
    (path) => DATA.test(path) && !isHidden(path.slice(folder.length)),
  );
  if (paths.length > 0) return paths.map((path) => ({ name: path, open: () => ports.files.open(path) }));
  throw new AppError('feed-unknown', `the folder "${folder}" holds no data`, {
    hint: 'Files are read whose names end in .json, .ndjson, .jsonl, .csv, .gz or .zip.',
  });
}

function isHidden(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.startsWith('.'));
}
