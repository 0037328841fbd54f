import {
  PROBLEMS,
  readingOf,
  type CheckReport,
  type DataState,
  type Ecosystem,
  type Gap,
  type Input,
  type InputReport,
  type Inventory,
  type Undecided,
} from '@morel/model';
import type { InventoryMatches } from '@morel/advisories';
import type { Discovery, SkippedInput } from '@morel/inventory';
import type { Reach } from './reach.ts';

export interface CoverageSources {
  readonly inventory: Inventory;
  readonly skipped: readonly SkippedInput[];
  readonly discovery: Discovery;
  readonly reach: Reach;
  readonly omitted: ReadonlySet<number>;
  readonly undecided: readonly Undecided[];
  /** Ecosystems that the inventory uses and the index does not hold. */
  readonly notHeld: readonly string[];
  /** Ecosystems that it holds, and of whose advisories no source is known to list all. */
  readonly notWhole: InventoryMatches['notWhole'];
  readonly data: DataState;
  readonly maxAgeHours: number;
  readonly checks: readonly CheckReport[];
  /** The starter index covers exactly what is scanned (the bundled example). */
  readonly starterCovers: boolean;
  readonly ecosystem: (id: string) => Ecosystem | undefined;
}

/** Every reason why the report could hide a finding. */
export function gapsOf(sources: CoverageSources): Gap[] {
  return [
    ...inputGaps(sources),
    ...componentGaps(sources),
    ...ecosystemGaps(sources),
    ...dataGaps(sources),
    ...sources.checks
      .filter(({ status }) => status === 'error')
      .map(({ check, reason }): Gap => ({ kind: 'check', subject: check, reason: reason ?? 'it failed' })),
  ];
}

function inputGaps({ inventory, discovery }: CoverageSources): Gap[] {
  const gaps: Gap[] = [];
  for (const input of inventory.inputs) {
    const reading = readingOf(input.problems);
    if (reading === 'whole') continue;
    const telling = input.problems.filter(({ code }) => PROBLEMS[code].effect !== 'note').map(({ message }) => message);
    const more = telling.length > 1 ? ` (and ${telling.length - 1} more)` : '';
    gaps.push({
      kind: 'input',
      subject: input.path,
      reason: `${reading === 'refused' ? 'not read' : 'read in part'}: ${telling[0] ?? ''}${more}`,
    });
  }
  for (const { path, reason } of discovery.unreadable)
    gaps.push({ kind: 'input', subject: path === '' ? '.' : path, reason });
  if (discovery.cut)
    gaps.push({
      kind: 'input',
      subject: '.',
      reason: 'the folder holds more entries than the limit; the rest was not looked at',
    });
  return gaps;
}

function componentGaps({ inventory, undecided, omitted }: CoverageSources): Gap[] {
  const reasons = new Map<number, string>();
  for (const { component, reason } of undecided)
    if (!omitted.has(component) && !reasons.has(component)) reasons.set(component, reason);
  return [...reasons].map(([position, reason]) => {
    const component = inventory.components[position];
    return { kind: 'component', subject: component?.purl ?? component?.name ?? '?', reason };
  });
}

function ecosystemGaps({ notHeld, notWhole, data, ecosystem }: CoverageSources): Gap[] {
  if (data.kind === 'none') return [];
  const title = (id: string): string => ecosystem(id)?.about.title ?? id;
  const none = notHeld.map((id): Gap => {
    return { kind: 'ecosystem', subject: id, reason: `the index holds no advisories for ${title(id)}` };
  });
  // Of the starter index that is said once, and as strictly.
  if (data.kind === 'starter') return none;
  const some = notWhole.map(({ ecosystem: id, extent }): Gap => {
    return { kind: 'ecosystem', subject: id, reason: WHY_NOT_WHOLE[extent](title(id)) };
  });
  return [...none, ...some];
}

const WHY_NOT_WHOLE: Readonly<Record<InventoryMatches['notWhole'][number]['extent'], (title: string) => string>> = {
  selection: (title) =>
    `the index holds a selection of the advisories for ${title}: run "morel db update", or name a whole export with --whole when the index is built`,
  unknown: (title) =>
    `the index does not say whether it holds all advisories for ${title}: run "morel db update", or build it anew`,
};

function dataGaps({ data, maxAgeHours, starterCovers }: CoverageSources): Gap[] {
  if (data.kind === 'none')
    return [{ kind: 'data', subject: 'advisories', reason: 'there is no advisory index: nothing was looked up' }];
  if (data.kind === 'starter') {
    if (starterCovers) return [];
    const reason = 'the starter index holds a few famous records only: run "morel db update" for all of them';
    return [{ kind: 'starter-index', subject: 'advisories', reason }];
  }
  const old = data.feeds.filter((feed) => feed.ageHours > maxAgeHours);
  return old.map((feed) => ({
    kind: 'data',
    subject: feed.part === 'all' ? feed.feed : `${feed.feed} ${feed.part}`,
    reason: `last pulled ${days(feed.ageHours)} ago; the limit is ${days(maxAgeHours)}`,
  }));
}

function days(hours: number): string {
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.floor(hours / 24)} days`;
}

/** What was not judged and need not be, in words. */
export function notesOf({ inventory, reach, omitted, discovery, data }: CoverageSources): string[] {
  const notes: string[] = [];
  const own = [...inventory.components.keys()].filter((component) => reach.firstParty(component)).length;
  if (own > 0)
    notes.push(`${count(own, 'component')} of the project's own (first-party, linked or from a file) not looked up`);
  if (omitted.size > 0) notes.push(`${count(omitted.size, 'component')} left out by --omit`);
  for (const { path, problems } of inventory.inputs) {
    for (const { code, message } of problems) if (PROBLEMS[code].effect === 'note') notes.push(`${path}: ${message}`);
  }
  if (discovery.links.length > 0)
    notes.push(`${count(discovery.links.length, 'link')} not followed: ${discovery.links.slice(0, 3).join(', ')}`);
  notes.push(...asideNotes(discovery.unread));
  if (data.kind === 'starter')
    notes.push(`the starter index answered${data.built ? `, of ${data.built.slice(0, 10)}` : ''}`);
  return notes;
}

/** Files that nothing reads and that need not be: one note for all of a package manager that share a reason. */
function asideNotes(unread: Discovery['unread']): string[] {
  const paths = new Map<string, string[]>();
  for (const { path, manager, aside } of unread) {
    if (aside === undefined) continue;
    const what = `of ${manager} not read (${aside})`;
    paths.set(what, [...(paths.get(what) ?? []), path]);
  }
  return [...paths].map(([what, all]) => `${count(all.length, 'file')} ${what}: ${all.slice(0, 3).join(', ')}`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Every input that was found, and how it was read. */
export function inputReports({ inventory, skipped }: Pick<CoverageSources, 'inventory' | 'skipped'>): InputReport[] {
  const components = new Map<number, Set<number>>();
  for (const { input, component } of inventory.occurrences) {
    const set = components.get(input) ?? new Set<number>();
    set.add(component);
    components.set(input, set);
  }
  const read = inventory.inputs.map((input, position) => inputReport(input, components.get(position)?.size ?? 0));
  const passed = skipped.map(({ path, format, role, reason }): InputReport => ({
    path,
    format,
    role,
    reading: 'skipped',
    reason,
    files: [],
    components: 0,
    problems: [],
  }));
  return [...read, ...passed];
}

function inputReport(input: Input, components: number): InputReport {
  return {
    path: input.path,
    format: input.format,
    role: input.role,
    ...(input.formatVersion !== undefined && { formatVersion: input.formatVersion }),
    reading: readingOf(input.problems),
    files: input.files,
    components,
    ...(input.expectsDigests !== undefined && { expectsDigests: input.expectsDigests }),
    problems: input.problems,
  };
}
