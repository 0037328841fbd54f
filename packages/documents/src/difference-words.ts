import { printable, type Brought, type ChangeLink, type ComponentChange, type Difference } from '@morel/model';

/** A sentence about a change, and whether somebody has to look at it. */
export interface ChangeWord {
  readonly text: string;
  readonly isAlarm: boolean;
}

/** `lodash 4.17.15 › 4.17.21`, `new`, `gone`; then how it is used. */
export function changeHead({ kind, from, to, direct, scope }: ComponentChange): string {
  const moved = movedWords(kind, versions(from), versions(to));
  return `${moved} · ${scope}${direct ? ' · direct' : ''}`;
}

function movedWords(kind: ComponentChange['kind'], before: string, after: string): string {
  if (kind === 'added') return `new, ${after}`;
  if (kind === 'removed') return `gone, was ${before}`;
  if (kind === 'altered') return `${after}, not the same any more`;
  if (before === '') return `also ${after}`;
  return after === '' ? `no longer ${before}` : `${before} › ${after}`;
}

function versions(list: readonly string[]): string {
  return list.map((version) => (version === '' ? 'without a version' : printable(version, 60))).join(', ');
}

/** What a change brings, alarms first. */
export function broughtWords({ brings }: ComponentChange): ChangeWord[] {
  const words = brings.map((item) => ({ text: broughtWord(item), isAlarm: item.kind === 'other-archive' }));
  return [...words.filter(({ isAlarm }) => isAlarm), ...words.filter(({ isAlarm }) => !isAlarm)];
}

function broughtWord({ kind, version = '', before, after }: Brought): string {
  if (kind === 'other-archive')
    return `the archive of ${printable(version, 60)} is another one: ${digests(before)} became ${digests(after)}`;
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
export function linkWords({ links = [] }: ComponentChange): { readonly text: string; readonly url: string }[] {
  return links
    .filter(({ url }) => url.length <= 1000 && ADDRESS.test(url))
    .map(({ kind, url, guessed }) => ({ text: `${LINK_WORDS[kind]}${guessed ? ' (tag guessed)' : ''}`, url }));
}

/** The start of a digest is enough to tell two apart; the JSON report has all of it. */
function digests(list: readonly string[]): string {
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

/** Those to look at first: alarms, then what brings something, direct before transitive, then by name. */
export function changesInOrder({ changes }: Difference): ComponentChange[] {
  return changes.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ brings, direct }: ComponentChange): number {
  const isAlarm = brings.some(({ kind }) => kind === 'other-archive');
  return (isAlarm ? 0 : brings.length > 0 ? 2 : 4) + (direct ? 0 : 1);
}

/** What has to be said of the two states besides. */
export function stateWords({ base, deciding, baseGaps }: Difference): ChangeWord[] {
  const before = printable(base, 80);
  return [
    ...deciding.map((path) => ({
      text: `${printable(path, 120)} differs: what it says in ${before} was applied to both`,
      isAlarm: true,
    })),
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
