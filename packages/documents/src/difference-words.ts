import {
  printable,
  type Brought,
  type ChangeLink,
  type ComponentChange,
  type Difference,
  type Report,
} from '@morel/model';
import { sinceBase } from './since-base.ts';

const ADVISORIES_SHOWN = 5;

/** A sentence about a change, and whether somebody has to look at it. */
export interface ChangeWord {
  readonly text: string;
  readonly isAlarm: boolean;
}

/** `lodash 4.17.15 › 4.17.21`, `new`, `gone`; then how it is used. */
function changeHead({ kind, from, to, direct, scope }: ComponentChange): string {
  const moved = movedWords(kind, versions(from), versions(to));
  return `${moved} · ${scope}${direct ? ' · direct' : ''}`;
}

function movedWords(kind: ComponentChange['kind'], before: string, after: string): string {
  if (kind === 'added') return `new, ${after}`;
  if (kind === 'removed') return `gone, was ${before}`;
  if (kind === 'altered') return `${after} as before, stated otherwise`;
  if (before === '') return `also ${after}`;
  return after === '' ? `no longer ${before}` : `${before} › ${after}`;
}

function versions(list: readonly string[]): string {
  return list.map((version) => (version === '' ? 'without a version' : printable(version, 60))).join(', ');
}

const ALARMS: ReadonlySet<Brought['kind']> = new Set(['other-archive', 'lost-digest']);

/** What a change brings, alarms first: what is not as it was, then the advisories that hit only the head. */
function broughtWords({ brings }: ComponentChange, advisories: readonly string[]): ChangeWord[] {
  const words = brings.map((item) => ({ text: broughtWord(item), isAlarm: ALARMS.has(item.kind) }));
  const shown = advisories.slice(0, ADVISORIES_SHOWN).map((id) => printable(id, 60));
  const more = advisories.length - shown.length;
  const hit = `is hit by ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}, new`;
  return [
    ...words.filter(({ isAlarm }) => isAlarm),
    ...(advisories.length > 0 ? [{ text: hit, isAlarm: false }] : []),
    ...words.filter(({ isAlarm }) => !isAlarm),
  ];
}

function broughtWord({ kind, version = '', before, after }: Brought): string {
  if (kind === 'other-archive')
    return `the archive of ${printable(version, 60)} is another one: ${digests(before)} became ${digests(after)}`;
  if (kind === 'moved-version')
    return `${printable(version, 60)} stands for something else now: ${digests(before)} became ${digests(after)}`;
  if (kind === 'more-digests') return `further archives are accepted: ${digests(after)}`;
  if (kind === 'sounder-digest') return `its digest is a sounder one: ${digests(before)} became ${digests(after)}`;
  if (kind === 'lost-digest')
    return `whether its archive is the same cannot be told: ${digests(before)} became ${digests(after)}`;
  if (kind === 'install-script') return 'installing it runs code now';
  if (kind === 'host') return `comes from ${listed(after)}, which nothing came from before`;
  if (kind === 'source') return `its source is now: ${listed(after)}`;
  return `licence: ${listed(before)} became ${listed(after)}`;
}

const LINK_WORDS: Readonly<Record<ChangeLink['kind'], string>> = {
  compare: 'compare',
  release: 'release',
  commit: 'commit',
  releases: 'all releases',
  changelog: 'changelog',
  repository: 'repository',
  registry: 'registry page',
};

/** A report may be a stored one: only what cannot be taken for anything but an address becomes a link. */
const ADDRESS = /^https:\/\/[\w.-]+\/[\w.~/@+#?=&%:-]*$/;

/** Where to read about a change, with what stands there. */
export interface LinkWord {
  readonly text: string;
  readonly url: string;
}

export function linkWords({ links = [] }: ComponentChange): LinkWord[] {
  return links
    .filter(({ url }) => url.length <= 1000 && ADDRESS.test(url))
    .map(({ kind, url, guessed }) => ({ text: `${LINK_WORDS[kind]}${guessed ? ' (tag guessed)' : ''}`, url }));
}

/** The start of a digest is enough to tell two apart; the JSON report has all of it. */
function digests(list: readonly string[]): string {
  if (list.length === 0) return 'none';
  return list.map((digest) => printable(digest, 24)).join(', ');
}

function listed(texts: readonly string[]): string {
  return texts.map((text) => printable(text, 80)).join(', ');
}

/** `12 added, 3 removed, 40 changed; findings: 2 fixed, 7 as before`. */
export function differenceCounts({ changes, fixed, known }: Difference): string {
  const of = (kind: ComponentChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  const kinds = (['added', 'removed', 'changed', 'altered'] as const).flatMap((kind) =>
    of(kind) > 0 ? [`${of(kind)} ${kind}`] : [],
  );
  return [
    kinds.length > 0 ? kinds.join(', ') : 'no component changed',
    `findings: ${fixed.length} fixed, ${known.length} as before`,
  ].join('; ');
}

/** A change as a format shows it. */
export interface ChangeRow {
  readonly change: ComponentChange;
  readonly head: string;
  readonly brings: readonly ChangeWord[];
  readonly links: readonly LinkWord[];
}

/** The changes, those to look at first: alarms, then what brings something, direct before transitive, then by name. */
export function changeRows(report: Report): ChangeRow[] {
  const advisoriesOf = newAdvisories(report);
  const rows = (report.difference?.changes ?? []).map((change) => {
    const brings = broughtWords(change, advisoriesOf(change));
    return { change, head: changeHead(change), brings, links: linkWords(change) };
  });
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ brings, change }: ChangeRow): number {
  const isAlarm = brings.some((word) => word.isAlarm);
  return (isAlarm ? 0 : brings.length > 0 ? 2 : 4) + (change.direct ? 0 : 1);
}

/** Ids of the advisories on a package that are new, and that nothing silences. */
function newAdvisories(report: Report): (change: ComponentChange) => readonly string[] {
  const since = sinceBase(report);
  const ids = new Map<string, Set<string>>();
  for (const finding of report.findings) {
    const match = report.matches[finding.match ?? -1];
    if (!match || finding.silenced || since([finding]) !== 'new') continue;
    const key = `${match.component.ecosystem} ${match.component.name}`;
    const known = ids.get(key) ?? new Set();
    ids.set(key, known.add(match.advisory.id));
  }
  return ({ ecosystem, name }) => [...(ids.get(`${ecosystem} ${name}`) ?? [])];
}

/** What has to be said of the two states besides. */
export function stateWords({ base, deciding, baseGaps, uncompared }: Difference): ChangeWord[] {
  const before = printable(base, 80);
  return [
    ...deciding.map((path) => ({
      text: `${printable(path, 120)} differs: what it says in ${before} was applied to both`,
      isAlarm: true,
    })),
    ...(uncompared > 0
      ? [
          {
            text: `the digests of ${uncompared} could not be compared: the two formats hold other kinds`,
            isAlarm: false,
          },
        ]
      : []),
    ...(baseGaps.length > 0
      ? [
          {
            text: `${before} was not read whole (${baseGaps.map((path) => printable(path, 80)).join(', ')}): what looks new may be old`,
            isAlarm: false,
          },
        ]
      : []),
  ];
}
