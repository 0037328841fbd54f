import { AppError, type RandomAccess } from '@morel/model';
import type { Downloads } from './downloads.ts';
import { stopIfInterrupted } from './interrupted.ts';
import type { CompileOptions } from './options.ts';
import { WHOLE } from './parts.ts';
import { fetchRecords, findChanges, type FetchedRecord } from './part-changes.ts';
import { sourceLabel } from './source-label.ts';
import type { PartOrigin, Task } from './tasks.ts';

/** What was fetched for a task, ready to be read, also more than once. */
export type Gathered =
  | { readonly kind: 'files'; readonly files: readonly GatheredFile[] }
  | { readonly kind: 'changes'; readonly records: readonly FetchedRecord[]; readonly gone: ReadonlySet<string> }
  | { readonly kind: 'unchanged' };

export interface GatheredFile {
  readonly name: string;
  open(): Promise<RandomAccess>;
  /** For a download that turned out to be damaged: throws its bytes away, so that the next run fetches it anew. */
  discard?(): Promise<void>;
}

/** What gathering needs to know of the old index. */
export interface Held {
  /** When each record of a part changed; undefined where the index does not hold the part as a whole. */
  times(task: Task, part: string): ReadonlyMap<string, number> | undefined;
  /** ISO time of the last pull of a part, where it may answer "unchanged". */
  pulled(task: Task, part: string): string | undefined;
}

/** Fetching more records than this one by one takes longer than the whole part. */
const MOST_CHANGES = 2000;
const AT_ONCE = 3;
/** Failures of a list of changes or of a record that say nothing about the whole part. */
const INSTEAD: ReadonlySet<string> = new Set(['http-status', 'feed-damaged', 'too-large']);
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

/** What changed of a part that is held, or the whole part: where it is not held, and where its changes cannot be had. */
async function gatherPart(task: Task, from: PartOrigin, means: Means): Promise<Gathered> {
  const times = means.held.times(task, from.part);
  const changes = times && (await gatherChanges(task, from, times, means).catch(orWhole));
  return changes ?? download(task, from.addresses.all, from.part, means);
}

/** Many mirrors have the archive alone, and a bucket may change between its list and its records. */
function orWhole(cause: unknown): undefined {
  if (cause instanceof AppError && INSTEAD.has(cause.code)) return undefined;
  throw cause;
}

/** Undefined where so much has changed that the whole part is the better way. */
async function gatherChanges(
  task: Task,
  from: PartOrigin,
  times: ReadonlyMap<string, number>,
  { options }: Means,
): Promise<Gathered | undefined> {
  const { http } = options.ports;
  const found = await findChanges(http, from.addresses, times, options.signal);
  const { changed, removed } = found;
  if (changed.length === 0 && removed.length === 0) return { kind: 'unchanged' };
  // A list that lost much is more likely broken than right: the whole part decides.
  if (changed.length > MOST_CHANGES || removed.length > Math.max(100, times.size / 10)) return undefined;
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
  const { name } = got;
  const file = { name: sourceLabel(url), open: () => downloads.open(name), discard: () => downloads.discard(name) };
  return { kind: 'files', files: [file] };
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
