import type { AdvisoryIndex, FinishOptions, StoredFeed } from '@morel/advisories';
import { AppError, quote } from '@morel/model';
import { streamOf } from '../text/stream-of.ts';
import { carryOver, type Carried } from './carry-over.ts';
import type { Gathered } from './gather.ts';
import { Intake } from './intake.ts';
import type { CompileOptions, CompileResult, PartOutcome } from './options.ts';
import type { Outcomes, TaskOutcome } from './outcome.ts';
import { taskOf } from './outcome.ts';
import { toStoredFeed, type PartCount } from './part-log.ts';
import { WHOLE } from './parts.ts';
import { readFiles } from './read-files.ts';
import type { Task } from './tasks.ts';

/** What goes into an index. */
export interface Compilation {
  readonly tasks: readonly Task[];
  readonly gathered: ReadonlyMap<Task, Promise<Gathered>>;
  readonly old: AdvisoryIndex | undefined;
}

/** A new index, not yet written. */
export interface Compiled extends CompileResult {
  /** The time that its parts were pulled, ISO. */
  readonly at: string;
  /** The file. Read it once. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** These end the whole run; any other failure costs only its own task. */
const FATAL: ReadonlySet<string> = new Set(['interrupted', 'no-space', 'index-damaged']);
/** A source that suddenly holds less than this share of what it held is taken for cut off. */
const SHRUNK = 0.5;
const SHRUNK_FROM = 100;

/**
 * Reads what was gathered, in order, and lays it over the old index. Where a task fails while it is read, everything starts
 * anew without it, so that no half of it remains. Rejects with `AppError` when every task failed, or on what ends the run.
 */
export async function compile(compilation: Compilation, options: CompileOptions): Promise<Compiled> {
  const failures = new Map<Task, AppError>();
  for (;;) {
    const compiled = await attempt(compilation, failures, options);
    if (compiled) return compiled;
  }
}

/** Undefined where a further failure was found after data had been taken: start again. */
async function attempt(
  { tasks, gathered, old }: Compilation,
  failures: Map<Task, AppError>,
  options: CompileOptions,
): Promise<Compiled | undefined> {
  const intake = new Intake(options);
  const outcomes = new Map<Task, TaskOutcome>();
  for (const task of tasks) {
    const before = intake.added;
    let error = failures.get(task);
    if (!error) {
      try {
        outcomes.set(task, await take(task, await gathered.get(task), intake, { old, options }));
      } catch (cause) {
        error = costing(cause);
        failures.set(task, error);
        await discardDamaged(task, error, gathered, options);
        if (intake.added > before) return undefined;
      }
    }
    if (error) outcomes.set(task, { kind: 'failed', error });
  }
  const errors = [...failures.values()];
  if (errors.length === tasks.length && errors[0]) throw errors[0];
  const carried = old ? await carryOver(old, outcomes, intake, options) : [];
  intake.finish();
  const at = new Date(options.ports.clock.now()).toISOString();
  const feeds = storedFeeds(intake.log.all(), outcomes, carried, at);
  return {
    at,
    feeds,
    parts: partOutcomes(feeds, outcomes, carried),
    bytes: () => intake.writer.finish(finishOptions({ at, feeds }, old, options)),
  };
}

/** A server that once sent half a file with the tag of the whole would else be asked "unchanged?" for ever. */
async function discardDamaged(
  task: Task,
  { code }: AppError,
  gathered: Compilation['gathered'],
  { ports }: CompileOptions,
): Promise<void> {
  if (code !== 'feed-damaged' && code !== 'feed-unknown') return;
  const found = await gathered.get(task)?.catch(() => undefined);
  if (found?.kind !== 'files') return;
  try {
    for (const file of found.files) await file.discard?.();
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    ports.log.warn(`A damaged download could not be removed: ${cause.message}`);
  }
}

function costing(cause: unknown): AppError {
  if (cause instanceof AppError && !FATAL.has(cause.code)) return cause;
  throw cause;
}

async function take(
  task: Task,
  gathered: Gathered | undefined,
  intake: Intake,
  { old, options }: { readonly old: AdvisoryIndex | undefined; readonly options: CompileOptions },
): Promise<TaskOutcome> {
  if (!gathered || gathered.kind === 'unchanged') return { kind: 'unchanged' };
  const before = intake.added;
  const part = task.from.kind === 'part' ? task.from.part : undefined;
  if (gathered.kind === 'changes') {
    const feed = await task.feed?.load();
    const sink = task.feed && intake.sink(task.feed.about, task.source, part);
    for (const { name, text } of gathered.records) {
      if (sink) await feed?.read({ name, source: task.source, text: streamOf(text) }, sink);
    }
    return { kind: 'changed', gone: gathered.gone };
  }
  await readFiles(gathered.files, {
    source: task.source,
    feed: task.feed,
    feeds: options.feeds,
    sinkOf: (about) => intake.sink(about, task.source, part),
    signal: options.signal,
  });
  if (intake.added === before) throw empty(task);
  for (const stored of old?.meta.feeds ?? []) checkShrinking(task, stored, intake);
  return { kind: 'pulled' };
}

function checkShrinking(task: Task, stored: StoredFeed, intake: Intake): void {
  if (!taskOf(stored, new Map([[task, { kind: 'pulled' }]]))) return;
  const { records } = intake.log.of(stored);
  if (stored.records < SHRUNK_FROM || records >= stored.records * SHRUNK) return;
  const what = `${quote(task.source)} holds ${records} records of ${stored.feed} ${stored.part} where it held ${stored.records}`;
  throw new AppError('feed-damaged', `${what}: taken for cut off`, {
    hint: 'If this is right, build the index anew with "morel db build".',
  });
}

function empty(task: Task): AppError {
  const feed = task.feed ? ` of the feed ${task.feed.about.id}` : '';
  return new AppError('feed-damaged', `${quote(task.source)} holds no record${feed}`, {
    hint: 'Check that the address or file is the one that was meant.',
  });
}

/** The parts that the index may say it holds, with the time of their last successful pull. */
function storedFeeds(
  counts: readonly PartCount[],
  outcomes: Outcomes,
  carried: readonly Carried[],
  now: string,
): StoredFeed[] {
  const feeds: StoredFeed[] = [];
  for (const count of counts) {
    const found = taskOf(count, outcomes);
    const held = carried.find(({ stored }) => isSame(stored, count));
    const isNew = found !== undefined && found[1].kind !== 'failed';
    // An ecosystem that is only named beside others is not held: most of its records are elsewhere.
    if (isNew && count.alone === 0 && count.part !== WHOLE && found[0].from.kind !== 'part') continue;
    if (isNew) feeds.push(toStoredFeed(count, now, found[0].extent));
    else if (held && held.fate.kind === 'aged') {
      feeds.push(toStoredFeed(count, held.stored.pulled, held.stored.extent));
    }
  }
  return feeds;
}

function partOutcomes(feeds: readonly StoredFeed[], outcomes: Outcomes, carried: readonly Carried[]): PartOutcome[] {
  const parts: PartOutcome[] = feeds.map(({ feed, source, part, records }) => {
    const outcome = taskOf({ feed, source, part }, outcomes)?.[1] ?? { kind: 'kept' };
    if (outcome.kind === 'failed') return { feed, source, part, records, outcome: 'kept', error: outcome.error };
    return { feed, source, part, records, outcome: outcome.kind };
  });
  for (const [task, outcome] of outcomes) {
    if (outcome.kind !== 'failed' || carried.some(({ fate }) => fate.kind === 'aged' && fate.task === task)) continue;
    const part = task.from.kind === 'part' ? task.from.part : WHOLE;
    const feed = task.feed?.about.id ?? '';
    parts.push({ feed, source: task.source, part, records: 0, outcome: 'missing', error: outcome.error });
  }
  return parts;
}

function isSame(a: StoredFeed, b: PartCount): boolean {
  return a.feed === b.feed && a.source === b.source && a.part === b.part;
}

function finishOptions(
  { at, feeds }: Pick<Compiled, 'at' | 'feeds'>,
  old: AdvisoryIndex | undefined,
  { tool, label }: CompileOptions,
): FinishOptions {
  return { built: at, tool, feeds, ...(label !== undefined && { label }), ...(old && { parent: old }) };
}
