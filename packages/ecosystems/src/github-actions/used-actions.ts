import { quote } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, type Step } from '@morel/parse';

/** A `uses:` and where it stands in the document. */
export interface UsedAction {
  readonly uses: string;
  readonly at: readonly Step[];
}

/** Says what was not understood, with where it stands. */
export type Complain = (message: string, at: readonly Step[]) => void;

/** Every `uses:` of the jobs of a workflow and of their steps. */
export function* actionsOfWorkflow(root: unknown, complain: Complain): Generator<UsedAction> {
  const jobs = get(root, 'jobs');
  if (!asObject(jobs)) complain('there are no jobs, which every workflow has', ['jobs']);
  for (const [id, job] of entriesOf(jobs)) {
    const at = ['jobs', id];
    if (!asObject(job)) complain(`the job ${quote(id, 60)} is no map`, at);
    yield* usesOf(job, at, complain);
    yield* actionsOfSteps(get(job, 'steps'), [...at, 'steps'], complain);
  }
}

/** Every `uses:` of the steps of a composite action. */
export function actionsOfAction(root: unknown, complain: Complain): Generator<UsedAction> {
  return actionsOfSteps(get(get(root, 'runs'), 'steps'), ['runs', 'steps'], complain);
}

function* actionsOfSteps(steps: unknown, at: readonly Step[], complain: Complain): Generator<UsedAction> {
  if (steps === undefined) return;
  const list = asArray(steps);
  if (!list) complain('the steps are no list', at);
  for (const [position, step] of (list ?? []).entries()) {
    if (!asObject(step)) complain('a step is no map', [...at, position]);
    yield* usesOf(step, [...at, position], complain);
  }
}

function* usesOf(owner: unknown, at: readonly Step[], complain: Complain): Generator<UsedAction> {
  const value = get(owner, 'uses');
  if (value === undefined) return;
  const uses = asString(value);
  if (uses === undefined) complain('what is used is no text', [...at, 'uses']);
  else yield { uses: uses.trim(), at: [...at, 'uses'] };
}
