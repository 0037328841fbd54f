import { existsSync } from 'node:fs';
import { takeOver, type Stored } from '@morel/assess';
import { findFormat, restoreInventory, type InventoryExtension } from '@morel/inventory';
import { checks } from '@morel/integrate';
import { AppError, quote, type Report } from '@morel/model';
import { createFolderTree, createMemoryTree, openRevision } from '@morel/platform';
import { rules } from '@morel/policy';
import type { Arguments } from './command-line/command.ts';
import { inventoryExtensions } from './extensions.ts';
import type { Side } from './judge.ts';
import { POLICY_NAME, type PolicyFiles } from './load-policy.ts';
import { isStoredReport, readStoredReport } from './stored-report.ts';
import { runClock } from './surroundings.ts';
import { folderAt, resolveTargets, type Place } from './targets.ts';
import { VERSION } from './version.ts';

const REVISION = 'git:';

/** One of two states. */
export interface DiffSide extends Side {
  /** Where it is a stored report: that. */
  readonly report?: Report;
  /** A file beside which no policy is known to be that of its state. */
  readonly isFile?: true;
}

/**
 * One side of a comparison: a folder or file on disk, a stored report, or a git revision of the current folder. A path
 * that is there wins; `git:NAME` is a revision whatever is there, and `TYPE:FILE` a file whose name does not tell its
 * format. Paths start from the side's own folder, so that the same thing has one path on both sides.
 */
export async function sideOf(text: string, only: readonly string[]): Promise<DiffSide> {
  const isThere = !text.startsWith(REVISION) && existsSync(text);
  if (isThere && isStoredReport(text)) return storedSide(text, only);
  const extensions = inventoryExtensions(only);
  if (isThere || isTyped(text, extensions)) {
    const [operands, typed] = isThere ? [[text], []] : [[], [text]];
    const targets = await resolveTargets(operands, typed, extensions, { from: ownFolder, typedAs: 'TYPE:FILE' });
    return { targets, ...(targets.named.length > 0 && { isFile: true, mains: [] }) };
  }
  const revision = text.startsWith(REVISION) ? text.slice(REVISION.length) : text;
  const tree = await openRevision(process.cwd(), revision);
  if (tree)
    return {
      targets: { tree, starts: [''], named: [], archives: [], base: process.cwd(), isOnDisk: false, name: text },
    };
  throw new AppError('not-found', `${quote(text)} is no file or folder, and no revision of git here`, {
    hint: 'Name two of: a folder, a lockfile (TYPE:FILE where its name is not the usual one), a bill of materials, a stored report, a revision such as main or HEAD~1.',
  });
}

/** Of the tree that a report was made of it holds the policy, and what was read of the rest. */
async function storedSide(path: string, only: readonly string[]): Promise<DiffSide> {
  const report = await readStoredReport(path);
  const taken = restoreInventory(report, inventoryExtensions(only));
  if (!taken.ok)
    throw new AppError('report-damaged', `${path}: ${taken.error}`, {
      hint: 'It is no whole report of "morel scan --format json": scan again.',
    });
  const { main, sources } = report.policy;
  const tree = createMemoryTree(
    path,
    new Map(sources.map((source) => [source.path, new TextEncoder().encode(source.text)])),
  );
  return {
    report,
    taken: taken.value,
    targets: { tree, starts: [''], named: [], archives: [], base: process.cwd(), isOnDisk: false, name: path },
    mains: main === undefined ? [] : [main],
  };
}

function ownFolder([place]: readonly Place[]): string {
  return place ? folderAt(place) : process.cwd();
}

/** `TYPE:FILE`, as `--lockfile` takes it elsewhere. */
function isTyped(text: string, extensions: readonly InventoryExtension[]): boolean {
  const colon = text.indexOf(':');
  return colon > 1 && findFormat(extensions, text.slice(0, colon)) !== undefined;
}

/**
 * The policy that judges both sides has to be the base's own, or be named: one that lies beside a single file, or in the
 * current folder, may be what the head changed. Throws `usage` where such a one is there and none is named.
 */
export async function requireBasePolicy(base: DiffSide, head: DiffSide): Promise<void> {
  if (!base.isFile) return;
  const here = process.cwd();
  const sides = [base.targets, head.targets];
  const isBelow = sides.some((side) => side.base.startsWith(here));
  const trees = [...sides.map(({ tree }) => tree), ...(isBelow ? [await createFolderTree(here)] : [])];
  const held = await Promise.all(trees.map((tree) => tree.exists(POLICY_NAME)));
  if (!held.includes(true)) return;
  throw new AppError('usage', `${quote(base.targets.name)} is a file, and no policy is known to be that of its state`, {
    hint: `There is a ${POLICY_NAME}, which may be what changed. Name the policy that counts with --policy FILE, or compare with a folder or a revision.`,
  });
}

/** A report does not hold a policy that somebody named beside the project: whoever judges by it has to name it again. */
export function requirePolicy({ report, targets }: DiffSide, given: Arguments): void {
  const { main, sources } = report?.policy ?? { sources: [] };
  if (given.has('policy') || main === undefined || sources.some(({ path }) => path === main)) return;
  throw new AppError('usage', `${targets.name} was judged by the policy ${quote(main)}, which it does not hold`, {
    hint: 'Name that policy again with --policy: it judges both states.',
  });
}

/** Refuses to leave anything out of a stored report: it would look as if it had gone. */
export function requireWhole({ report, targets }: DiffSide, given: Arguments): void {
  if (!report) return;
  const left = new Set(report.coverage.excluded.map(({ pattern }) => pattern));
  if (!given.has('ecosystem') && given.all('exclude').every((pattern) => left.has(pattern))) return;
  throw new AppError('usage', `${targets.name} is a stored report: nothing can be left out of it any more`, {
    hint: 'Give --exclude and --ecosystem to the scan that writes the report.',
  });
}

/** What a stored report says that cannot be judged again; undefined for what was read just now. */
export function storedIn({ report, targets }: DiffSide, by: JudgingNow): Stored | undefined {
  const options = { name: targets.name, rules, checks, now: runClock().now() };
  return report && takeOver(report, { ...options, isComparable: isMadeBy(report, by) });
}

/** What judges both states. */
export interface JudgingNow {
  readonly policyFiles: PolicyFiles | undefined;
  /** Patterns of the command line. */
  readonly excludes: readonly string[];
}

/**
 * Whether a report was made by the same policy, to the letter, with nothing more left out, and by rules of this version. A
 * policy that the report does not hold nobody can compare.
 */
function isMadeBy({ policy, tool, coverage }: Report, { policyFiles, excludes }: JudgingNow): boolean {
  const { main, sources } = policy;
  const isHeld = main === undefined || sources.some(({ path }) => path === main);
  const hides =
    coverage.only !== undefined ||
    coverage.excluded.some(({ from, pattern }) => from === 'command line' && !excludes.includes(pattern));
  const own = { ...(main !== undefined && { main }), sources };
  return isHeld && !hides && tool.version === VERSION && textOf(own) === textOf(policyFiles);
}

function textOf(files: PolicyFiles | undefined): string {
  return JSON.stringify([files?.main, files?.sources.map(({ path, text }) => [path, text])]);
}

/** What the reader of a comparison has to know about a stored side, and what the report said that nothing says again. */
export function storedNotes({ report, targets }: DiffSide, said: readonly string[]): string[] {
  if (!report) return [];
  const policy = report.policy.main ?? `the preset ${report.policy.preset}`;
  const told = report.coverage.notes.filter((note) => !said.includes(note));
  return [
    `${targets.name} is a report of ${report.generated.slice(0, 10)}, judged then by ${policy}: its components are judged again with the data of now`,
    ...told.map((note) => `${targets.name} said: ${note}`),
  ];
}
