import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, quote, type EdgeKind, type Finding, type Level, type NamedVex, type Report } from '@morel/model';
import { DEFAULT_EXCLUDES, takeInventory, type TakenInventory } from '@morel/inventory';
import type { Assessed, Compared, Stored } from '@morel/assess';
import { readBaseline, type Baseline, type Policy } from '@morel/policy';
import { findRepository } from '@morel/platform';
import { chooseData, type OpenData } from './choose-data.ts';
import { inventoryExtensions } from './extensions.ts';
import {
  fetchPolicy,
  finishPolicy,
  loadNamedPolicy,
  loadTreePolicy,
  policyFilesOf,
  POLICY_NAME,
  type MainPolicy,
  type PolicyFiles,
} from './load-policy.ts';
import { scanProject } from './scan-project.ts';
import type { Session } from './session.ts';
import { runClock } from './surroundings.ts';
import { commandLineExcludes, requireInputs, surveyOf } from './take-targets.ts';
import { resolveTargets, type Targets } from './targets.ts';

/** A judged project, with what it was judged by. */
export interface Judged {
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly baseline: Baseline | undefined;
  /** Path on disk of the policy in the project: the one that counted, or where it would be looked for. */
  readonly policyPath: string;
}

/** What a project is judged by. */
export interface JudgedBy {
  readonly policy: Policy;
  /** The files that it was read from, for the report to keep. */
  readonly policyFiles?: PolicyFiles;
  /** Where a stored report is judged again: what it holds that cannot be. */
  readonly stored?: Stored;
  readonly baseline: Baseline | undefined;
  /** What changed since another state. */
  readonly compared?: Compared;
  /** Documents of statements that the caller names. */
  readonly vex?: readonly NamedVex[];
}

/** What is read and judged: targets, or what a stored report says of them. */
export interface Side {
  readonly targets: Targets;
  /** Where it is read already. */
  readonly taken?: TakenInventory;
  /** Where its main policy may be, if not at the places where a project has it. */
  readonly mains?: readonly string[];
}

/** A project with its own policy, read and not judged yet. */
export interface Prepared extends JudgedBy {
  readonly targets: Targets;
  readonly taken: TakenInventory;
  readonly main: MainPolicy;
}

/** Does what `scan` and `baseline` share: targets, policy, inventory, data, report. */
export async function judge(session: Session): Promise<Judged> {
  const { given } = session;
  const extensions = inventoryExtensions(given.all('ecosystem'));
  const targets = await resolveTargets(given.operands, given.all('lockfile'), extensions);
  const prepared = await prepare(session, { targets });
  requireInputs(prepared.taken, targets.name);
  const vex = await namedVex(session);
  const data = await chooseData(session, prepared.taken.inventory.components);
  try {
    const judged = await judgeTaken(session, prepared, { ...prepared, vex }, data);
    return { ...judged, baseline: prepared.baseline, policyPath: policyPath(prepared.main, targets) };
  } finally {
    data?.index.close();
  }
}

/** Reads targets and the policy that counts for them. */
export async function prepare(session: Session, side: Side): Promise<Prepared> {
  const { given } = session;
  const { targets } = side;
  const main = await mainPolicy(session, side);
  const taken = side.taken ?? (await takeBy(session, targets, main));
  const decided = await finishPolicy(main, targets.tree, taken.discovery.noticed);
  const policy = { ...decided, failOn: levelOf(given.one('fail-on')) ?? decided.failOn };
  const policyFiles = await policyFilesOf(main, targets.tree, taken.discovery.noticed);
  return { targets, taken, main, policy, policyFiles, baseline: namedBaseline(given.one('baseline')) };
}

/** Reads targets with what a policy leaves out. */
export async function takeBy({ given }: Session, targets: Targets, main: MainPolicy): Promise<TakenInventory> {
  const { tree, starts, named, archives } = targets;
  return takeInventory({
    ...surveyOf(given),
    tree,
    excludes: [...DEFAULT_EXCLUDES, ...policyExcludes(main), ...commandLineExcludes(given)],
    starts,
    named,
    archives,
    notice: [POLICY_NAME],
  });
}

/** Judges what was read, by whatever policy. */
export async function judgeTaken(
  session: Session,
  { targets, taken }: Pick<Prepared, 'targets' | 'taken'>,
  { policy, policyFiles, stored, baseline, compared, vex }: JudgedBy,
  data: OpenData | undefined,
): Promise<Assessed> {
  return scanProject({
    ...(await scanInput(targets, taken, data)),
    policy,
    ...(policyFiles && { policyFiles }),
    ...(stored && { stored }),
    omit: omitted(session),
    only: session.given.all('ecosystem'),
    ...(baseline && { baseline }),
    ...(compared && { compared }),
    ...(vex && { vex }),
  });
}

async function scanInput(targets: Targets, taken: TakenInventory, data: OpenData | undefined) {
  const onDisk =
    targets.isOnDisk && targets.archives.length === 0 && (targets.starts.length > 0 || targets.named.length > 0);
  const repository = onDisk ? await findRepository(targets.base) : undefined;
  return {
    taken,
    tree: targets.tree,
    target: targets.name,
    index: data?.index,
    kind: data?.kind ?? ('none' as const),
    starterCovers: data?.kind === 'starter' && (await isCovered(taken.inventory, targets.tree)),
    now: runClock().now(),
    ...(repository && { repository }),
  };
}

/** Loaded only for the starter index. */
async function isCovered(inventory: TakenInventory['inventory'], tree: Targets['tree']): Promise<boolean> {
  return (await import('./starter-covers.ts')).starterCovers(inventory, tree);
}

function mainPolicy({ given }: Session, { targets, mains }: Side): Promise<MainPolicy> {
  const { tree, starts } = targets;
  const named = given.one('policy');
  if (named !== undefined) return loadNamedPolicy(named, fetchPolicy(given.has('offline')));
  if (mains) return loadTreePolicy(tree, mains);
  const [start] = starts;
  const own = starts.length === 1 && start !== undefined && start !== '' ? [`${start}/${POLICY_NAME}`] : [];
  return loadTreePolicy(tree, [POLICY_NAME, ...own]);
}

function policyPath({ inTree }: MainPolicy, { base, starts }: Targets): string {
  if (inTree !== undefined) return join(base, inTree);
  const [start = ''] = starts.length === 1 ? starts : [];
  return join(base, start, POLICY_NAME);
}

function policyExcludes({ file, extended }: MainPolicy): { pattern: string; from: 'policy' }[] {
  const files = [...(file ? [file] : []), ...extended.values()];
  return files.flatMap(({ exclude }) => exclude.map((pattern) => ({ pattern, from: 'policy' as const })));
}

/** Loaded only where a document is named. */
export async function namedVex({ given, console }: Session): Promise<readonly NamedVex[]> {
  const paths = given.all('vex');
  return paths.length > 0 ? (await import('./load-vex.ts')).loadVex(paths, console) : [];
}

function namedBaseline(path: string | undefined): Baseline | undefined {
  if (path === undefined) return undefined;
  const baseline = readBaseline(baselineText(path), path);
  if (!baseline.ok) throw baseline.error;
  return baseline.value;
}

function baselineText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('not-found', `the baseline ${quote(path)} cannot be read`, {
      cause,
      hint: 'Write one with "morel baseline".',
    });
  }
}

function omitted({ given }: Session): EdgeKind[] {
  return given.all('omit').filter((kind): kind is EdgeKind => kind === 'dev' || kind === 'optional' || kind === 'peer');
}

function levelOf(text: string | undefined): Exclude<Level, 'off'> | undefined {
  return text === 'warn' || text === 'review' || text === 'block' ? text : undefined;
}
