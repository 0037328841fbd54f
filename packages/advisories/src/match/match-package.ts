import type { Advisory, AdvisoryRecord, MatchEvidence, VersionOrder } from '@morel/model';
import type { PackageEntry, PackageRecord } from '../file/package-entry.ts';
import { type From, fixedVersions } from './fixed-versions.ts';
import { mergeAdvisory } from './merge-advisory.ts';
import { type Hit, type OpenRecord, matchVersion } from './match-version.ts';

/** One incident that hits a version of a package. */
export interface PackageMatch {
  readonly advisory: Advisory;
  readonly evidence: readonly MatchEvidence[];
  readonly fixed: readonly string[];
}

/** What is known of one version of a package. */
export interface PackageVerdict {
  /** Malware first, then by id. */
  readonly matches: readonly PackageMatch[];
  /** Live records that can neither match nor clear the version, whose incident is not among the matches. */
  readonly open: readonly OpenRecord[];
  /** Withdrawn records that would hit the version, whose incident is not among the matches. */
  readonly withdrawn: readonly Hit[];
}

/** The verdict on a package that no record names. */
export const NOTHING_KNOWN: PackageVerdict = { matches: [], open: [], withdrawn: [] };

/** Judges one version of a package: records match singly, and are grouped into incidents after. */
export function matchPackage(entry: PackageEntry, order: VersionOrder, version: string | undefined): PackageVerdict {
  const { hits, open, rank, isPrerelease } = matchVersion(entry, order, version);
  if (hits.length === 0 && open.length === 0) return NOTHING_KNOWN;
  const incidents = new Map<number, Hit[]>();
  for (const hit of hits) {
    const incident = hit.incidents[0];
    if (incident === undefined || hit.record.withdrawn !== undefined) continue;
    const members = incidents.get(incident);
    if (members) members.push(hit);
    else incidents.set(incident, [hit]);
  }
  const from = rank === undefined ? undefined : { rank, isPrerelease };
  const matches: PackageMatch[] = [];
  for (const [incident, members] of incidents) matches.push(matchOf(entry, { incident, members, from }));
  if (matches.length > 1) matches.sort((a, b) => compareAdvisories(a.advisory, b.advisory));
  const isMatched = (numbers: readonly number[]): boolean => numbers.some((number) => incidents.has(number));
  return {
    matches,
    open: open.filter(({ record }) => !record.withdrawn && !isMatched(record.incidents)),
    withdrawn: hits.filter((hit) => hit.record.withdrawn !== undefined && !isMatched(hit.incidents)),
  };
}

interface Incident {
  readonly incident: number;
  /** The live records that hit. */
  readonly members: readonly Hit[];
  readonly from: From | undefined;
}

function matchOf(entry: PackageEntry, { incident, members, from }: Incident): PackageMatch {
  const live: PackageRecord[] = [];
  const withdrawn: string[] = [];
  for (let at = 0; at < entry.records.length; at++) {
    const record = entry.records[at];
    if (!record?.incidents.includes(incident)) continue;
    if (record.withdrawn) withdrawn.push(record.head().id);
    else live.push(record);
  }
  return {
    advisory: advisoryOf(members, withdrawn),
    evidence: members.length === 1 && members[0] ? members[0].evidence : members.flatMap(({ evidence }) => evidence),
    fixed: from ? fixedVersions(entry, live, from) : [],
  };
}

/** Several versions of a package are often hit by the same record, and that is then one advisory. */
const alone = new WeakMap<AdvisoryRecord, Advisory>();

function advisoryOf(members: readonly Hit[], withdrawn: readonly string[]): Advisory {
  const only = members.length === 1 && withdrawn.length === 0 ? members[0]?.record : undefined;
  const known = only && alone.get(only);
  if (known) return known;
  const advisory = mergeAdvisory(
    members.map(({ record }) => record),
    withdrawn,
  );
  if (only) alone.set(only, advisory);
  return advisory;
}

function compareAdvisories(a: Advisory, b: Advisory): number {
  return Number(b.kind === 'malware') - Number(a.kind === 'malware') || (a.id < b.id ? -1 : 1);
}
