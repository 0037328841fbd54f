import { differenceOf, linkChanges, newcomersOf, type LinkedState, type TakenInventory } from '@morel/inventory';
import type { Compared } from '@morel/assess';
import { AppError, exitCode, readingOf, type Difference, type FileTree, type Finding, type Report } from '@morel/model';
import { createBaseline, type Baseline, type BaselineEntry } from '@morel/policy';
import { chooseData } from '../choose-data.ts';
import type { Run } from '../command-line/command.ts';
import {
  requireBasePolicy,
  requirePolicy,
  requireWhole,
  sideOf,
  storedIn,
  storedNotes,
  type DiffSide,
  type JudgingNow,
} from '../diff-sides.ts';
import { Ecosystems, hasMovingVersions } from '../extensions.ts';
import { judgeTaken, namedVex, prepare, takeBy, type JudgedBy, type Prepared } from '../judge.ts';
import { reviewsBetween } from '../compared-reviews.ts';
import { openSession } from '../session.ts';
import { requireInputs } from '../take-targets.ts';
import { loadWriters, parseOutputs, writeOutputs } from '../write-outputs.ts';

const POLICY_LIMIT = 4 * 1024 * 1024;

/** `morel diff BASE HEAD`: what changed, and only what is new fails. The base's policy judges both. */
export const run: Run = async (given) => {
  const session = openSession(given);
  const [from, to, ...more] = given.operands;
  if (from === undefined || to === undefined || more.length > 0)
    throw new AppError('usage', 'morel diff takes two states', { hint: 'For example: morel diff main .' });
  const format = given.one('format');
  const outputs = parseOutputs(given.all('output'));
  const writers = await loadWriters(format, outputs);
  const only = given.all('ecosystem');
  const [before, after] = [await sideOf(from, only), await sideOf(to, only)];
  requirePolicy(before, given);
  for (const side of [before, after]) requireWhole(side, given);
  if (!given.has('policy')) await requireBasePolicy(before, after);
  const base = await prepare(session, before);
  const head = { targets: after.targets, taken: after.taken ?? (await takeBy(session, after.targets, base.main)) };
  requireInputs(head.taken, head.targets.name);
  const reviews = await reviewsBetween(before, after, base.policy, given.has('require-review'));
  const vex = await namedVex(session);
  const judging = { policyFiles: base.policyFiles, excludes: given.all('exclude') };
  const data = await chooseData(session, [...base.taken.inventory.components, ...head.taken.inventory.components]);
  try {
    const earlier = await judgeTaken(session, base, { ...base, ...storedPart(before, judging), vex }, data);
    const between = await changesBetween(base, head);
    const compared = {
      base: base.targets.name,
      ...between,
      deciders: before.isFile || after.isFile ? [] : await policiesOf(base, head),
      reviews: {
        ...reviews,
        newcomers: newcomersOf(base.taken.inventory, head.taken.inventory, between.changes),
      },
    };
    const baseline = given.has('all') ? base.baseline : baselineOf(earlier.findings, base);
    const by = { ...judgesBoth(base), ...storedPart(after, judging), baseline, compared, vex };
    const later = await judgeTaken(session, head, by, data);
    const { deciders, reviews: _, ...changed } = compared;
    const deciding = deciders.filter(({ differs }) => differs).map(({ path }) => path);
    const moved = movedFindings(earlier.findings, later.findings);
    const difference = { ...changed, deciding, baseGaps: gapsOf(base.taken), ...moved };
    const report: Report = { ...withNotes(later.report, [before, after]), difference };
    await writeOutputs(report, { ...session, format, outputs, writers });
    return exitCode(report);
  } finally {
    data?.index.close();
  }
};

/** The base's policy judges the head, whatever the head says. */
function judgesBoth({ policy, policyFiles }: Prepared): Pick<JudgedBy, 'policy' | 'policyFiles'> {
  return { policy, ...(policyFiles && { policyFiles }) };
}

function storedPart(side: DiffSide, judging: JudgingNow): Pick<JudgedBy, 'stored'> {
  const stored = storedIn(side, judging);
  return stored ? { stored } : {};
}

function withNotes(report: Report, sides: readonly DiffSide[]): Report {
  const { notes } = report.coverage;
  const more = sides.flatMap((side) => storedNotes(side, notes));
  return more.length === 0 ? report : { ...report, coverage: { ...report.coverage, notes: [...notes, ...more] } };
}

type State = Pick<Prepared, 'targets' | 'taken'>;

/** What changed, with where to read about it. */
async function changesBetween(base: State, head: State): Promise<Pick<Difference, 'changes' | 'uncompared'>> {
  const options = { isMoving: hasMovingVersions };
  const { changes, uncompared } = differenceOf(base.taken.inventory, head.taken.inventory, options);
  const ecosystems = new Ecosystems();
  await ecosystems.load(changes.map(({ ecosystem }) => ecosystem));
  const states = [linkedState(base), linkedState(head)] as const;
  return { changes: await linkChanges(changes, states, (id) => ecosystems.get(id)), uncompared };
}

function linkedState({ targets, taken }: State): LinkedState {
  return { tree: targets.tree, inventory: taken.inventory };
}

/** What the base has is known: every finding that nothing else silences there. */
function baselineOf(findings: readonly Finding[], base: Prepared): Baseline {
  const entries = findings.flatMap(({ ids, rule, message, silenced }): BaselineEntry[] => {
    if (silenced && silenced.by !== 'baseline') return [];
    return ids.flatMap(([id, ...also]) =>
      id === undefined ? [] : [{ id, also, rule, message, since: base.targets.name }],
    );
  });
  return createBaseline([...(base.baseline?.entries ?? []), ...entries]);
}

/** Findings that are gone, and which are in both. */
function movedFindings(before: readonly Finding[], after: readonly Finding[]): Pick<Difference, 'fixed' | 'known'> {
  const idsAfter = new Set(after.flatMap(({ ids }) => ids.flat()));
  const idsBefore = new Set(before.flatMap(({ ids }) => ids.flat()));
  const gone = before.filter((finding) => !knows(idsAfter, finding));
  return {
    fixed: gone.map(({ message }) => message).toSorted(),
    known: after.flatMap((finding, position) => (knows(idsBefore, finding) ? [position] : [])),
  };
}

function knows(ids: ReadonlySet<string>, finding: Finding): boolean {
  return finding.ids.every((group) => group.some((id) => ids.has(id)));
}

/** Every policy file of the two, and whether it differs: the head's are not applied. */
async function policiesOf(base: Prepared, head: Pick<Prepared, 'targets' | 'taken'>): Promise<Compared['deciders']> {
  const paths = new Set([
    ...base.taken.discovery.noticed,
    ...head.taken.discovery.noticed,
    ...[...base.main.extended.values()].map(({ path }) => path),
  ]);
  const differs = async (path: string): Promise<boolean> =>
    (await textOf(base.targets.tree, path)) !== (await textOf(head.targets.tree, path));
  return Promise.all([...paths].toSorted().map(async (path) => ({ path, differs: await differs(path) })));
}

async function textOf(tree: FileTree, path: string): Promise<string | undefined> {
  if (!(await tree.exists(path))) return undefined;
  return Buffer.from(await tree.read(path, POLICY_LIMIT)).toString('latin1');
}

function gapsOf({ inventory, discovery }: TakenInventory): string[] {
  const partial = inventory.inputs.filter(({ problems }) => readingOf(problems) !== 'whole').map(({ path }) => path);
  return [...partial, ...discovery.unreadable.map(({ path }) => path)].toSorted();
}
