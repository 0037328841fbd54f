import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, quote, type EdgeKind, type Finding, type Level, type Report } from '@morel/model';
import { DEFAULT_EXCLUDES, takeInventory, type TakenInventory } from '@morel/inventory';
import { readBaseline, type Baseline } from '@morel/policy';
import { findRepository } from '@morel/platform';
import { chooseData, type OpenData } from './choose-data.ts';
import { inventoryExtensions, namedFamilies } from './extensions.ts';
import {
  fetchPolicy,
  finishPolicy,
  loadNamedPolicy,
  loadTreePolicy,
  POLICY_NAME,
  type MainPolicy,
} from './load-policy.ts';
import { scanProject } from './scan-project.ts';
import type { Session } from './session.ts';
import { runClock } from './surroundings.ts';
import { commandLineExcludes, requireInputs } from './take-targets.ts';
import { resolveTargets, type Targets } from './targets.ts';

/** A judged project, with what it was judged by. */
export interface Judged {
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly baseline: Baseline | undefined;
  /** Path on disk of the policy in the project: the one that counted, or where it would be looked for. */
  readonly policyPath: string;
}

/** Does what `scan` and `baseline` share: targets, policy, inventory, data, report. */
export async function judge(session: Session): Promise<Judged> {
  const { given } = session;
  const extensions = inventoryExtensions(given.all('ecosystem'));
  const targets = await resolveTargets(given.operands, given.all('lockfile'), extensions);
  const main = await mainPolicy(session, targets);
  const excludes = [...DEFAULT_EXCLUDES, ...policyExcludes(main), ...commandLineExcludes(given)];
  const { tree, starts, named } = targets;
  const taken = await takeInventory({
    tree,
    extensions,
    excludes,
    starts,
    named,
    notice: [POLICY_NAME],
    families: namedFamilies(),
  });
  requireInputs(taken, targets.name);
  const decided = await finishPolicy(main, tree, taken.discovery.noticed);
  const policy = { ...decided, failOn: levelOf(given.one('fail-on')) ?? decided.failOn };
  const baseline = namedBaseline(given.one('baseline'));
  const data = await chooseData(session, taken);
  try {
    const { report, findings } = await scanProject({
      ...(await scanInput(targets, taken, data)),
      policy,
      omit: omitted(session),
      ...(baseline && { baseline }),
    });
    return { report, findings, baseline, policyPath: policyPath(main, targets) };
  } finally {
    data?.index.close();
  }
}

async function scanInput(targets: Targets, taken: TakenInventory, data: OpenData | undefined) {
  const repository =
    targets.starts.length > 0 || targets.named.length > 0 ? await findRepository(targets.base) : undefined;
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

function mainPolicy({ given }: Session, { tree, starts }: Targets): Promise<MainPolicy> {
  const named = given.one('policy');
  if (named !== undefined) return loadNamedPolicy(named, fetchPolicy(given.has('offline')));
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
