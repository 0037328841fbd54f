import type { StoredFeed } from '@morel/advisories';
import type { AppError } from '@morel/model';
import type { PartKey, PartLog } from './part-log.ts';
import type { Task } from './tasks.ts';

/** What came of a task. */
export type TaskOutcome =
  | { readonly kind: 'pulled' }
  | { readonly kind: 'changed'; readonly gone: ReadonlySet<string> }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly error: AppError };

export type Outcomes = ReadonlyMap<Task, TaskOutcome>;

/** What becomes of the old data of a part. */
export type Fate =
  /** New data come instead. */
  | { readonly kind: 'replaced' }
  /** The source is no longer asked for, and others hold as much. */
  | { readonly kind: 'dropped' }
  /** They stay, as of today: the source has just said that they are current. */
  | { readonly kind: 'current'; readonly task: Task }
  /** They stay, but for the records that the task fetched again. */
  | { readonly kind: 'changed'; readonly task: Task; readonly gone: ReadonlySet<string> }
  /** They stay, with their date: the task failed, or nobody asked. */
  | { readonly kind: 'aged'; readonly task?: Task };

/** A source that is no longer named goes when the new ones hold this share of its records. */
const ENOUGH = 0.9;

/** Decides for a part of the old index, when all tasks are done. */
export function fateOf(stored: StoredFeed, outcomes: Outcomes, log: PartLog): Fate {
  const found = taskOf(stored, outcomes);
  if (found) return fateByTask(...found);
  const held = log
    .all()
    .filter(({ feed, part }) => feed === stored.feed && part === stored.part)
    .reduce((sum, { records }) => sum + records, 0);
  const isAsked = [...outcomes.keys()].some(({ source }) => source === stored.source);
  // Another part of the same source says nothing about this one.
  return !isAsked && held > 0 && held >= stored.records * ENOUGH ? { kind: 'dropped' } : { kind: 'aged' };
}

/** The task that fetches this part of this source. */
export function taskOf(key: PartKey, outcomes: Outcomes): readonly [Task, TaskOutcome] | undefined {
  for (const [task, outcome] of outcomes) {
    const isFeed = task.feed === undefined || task.feed.about.id === key.feed;
    const isPart = task.from.kind !== 'part' || task.from.part === key.part;
    if (task.source === key.source && isFeed && isPart) return [task, outcome];
  }
  return undefined;
}

function fateByTask(task: Task, outcome: TaskOutcome): Fate {
  if (outcome.kind === 'pulled') return { kind: 'replaced' };
  if (outcome.kind === 'changed') return { kind: 'changed', task, gone: outcome.gone };
  return { kind: outcome.kind === 'unchanged' ? 'current' : 'aged', task };
}
