import { existsSync } from 'node:fs';
import { takeOver, type Stored } from '@morel/assess';
import { restoreInventory } from '@morel/inventory';
import { checks } from '@morel/integrate';
import { AppError, quote, type Report } from '@morel/model';
import { createMemoryTree, openRevision } from '@morel/platform';
import { rules } from '@morel/policy';
import type { Arguments } from './command-line/command.ts';
import { inventoryExtensions } from './extensions.ts';
import type { Side } from './judge.ts';
import type { PolicyFiles } from './load-policy.ts';
import { isStoredReport, readStoredReport } from './stored-report.ts';
import { runClock } from './surroundings.ts';
import { resolveTargets } from './targets.ts';
import { VERSION } from './version.ts';

const REVISION = 'git:';

/** One of two states. */
export interface DiffSide extends Side {
  /** Where it is a stored report: that. */
  readonly report?: Report;
}

/**
 * One side of a comparison: a folder or file on disk, a stored report, or a git revision of the current folder. A path
 * that is there wins; `git:NAME` is a revision whatever is there.
 */
export async function sideOf(text: string, only: readonly string[]): Promise<DiffSide> {
  if (!text.startsWith(REVISION) && existsSync(text))
    return isStoredReport(text)
      ? storedSide(text, only)
      : { targets: await resolveTargets([text], [], inventoryExtensions(only)) };
  const revision = text.startsWith(REVISION) ? text.slice(REVISION.length) : text;
  const tree = await openRevision(process.cwd(), revision);
  if (tree) return { targets: { tree, starts: [''], named: [], base: process.cwd(), isOnDisk: false, name: text } };
  throw new AppError('not-found', `${quote(text)} is no file or folder, and no revision of git here`, {
    hint: 'Name two of: a folder, a lockfile, a bill of materials, a stored report, a revision such as main or HEAD~1.',
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
    targets: { tree, starts: [''], named: [], base: process.cwd(), isOnDisk: false, name: path },
    mains: main === undefined ? [] : [main],
  };
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
  const hides = coverage.excluded.some(({ from, pattern }) => from === 'command line' && !excludes.includes(pattern));
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
