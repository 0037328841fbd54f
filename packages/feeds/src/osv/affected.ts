import type { AffectedPackage, AffectedRange, FeedNote, RangeEvent } from '@morel/model';
import { asArray, asObject, asString, get } from '@morel/parse';
import { toText } from './fields.ts';

/** The ecosystem of records that name a repository and no package. */
export const REPOSITORIES = 'GIT';

const LONGEST_NAME = 1000;
const LONGEST_VERSION = 500;
const EVENTS: readonly RangeEvent['kind'][] = ['introduced', 'fixed', 'last_affected', 'limit'];
const RANGES: readonly AffectedRange['type'][] = ['SEMVER', 'ECOSYSTEM', 'GIT'];

/** Takes reasons, each a fixed phrase. */
export type Complain = (reason: string, effect?: FeedNote['effect']) => void;

/** What a record says about each package, in its order. What is malformed is left out and complained about. */
export function affectedOf(record: unknown, complain: Complain): AffectedPackage[] {
  const value = get(record, 'affected');
  if (value === undefined || value === null) return [];
  const list = asArray(value);
  if (!list) complain('"affected" is no list');
  return (list ?? []).flatMap((entry) => toAffected(entry, complain) ?? []);
}

function toAffected(entry: unknown, complain: Complain): AffectedPackage | undefined {
  const ranges = toRanges(get(entry, 'ranges'), complain);
  const given = asArray(get(entry, 'versions')) ?? [];
  const versions = given.map((version) => toText(version, LONGEST_VERSION)).filter((version) => version !== undefined);
  if (versions.length < given.length) complain('a listed version is no text');
  const named = toPackage(get(entry, 'package'), ranges);
  if (!named) {
    complain('an affected package has no name or no ecosystem');
    return undefined;
  }
  if (!/^[\x20-\x7e]*$/.test(named.name)) complain('a package name has letters that look like others', 'odd');
  return { ...named, versions, ranges };
}

function toPackage(value: unknown, ranges: readonly AffectedRange[]): { ecosystem: string; name: string } | undefined {
  const ecosystem = toText(get(value, 'ecosystem'), LONGEST_NAME);
  const name = toText(get(value, 'name'), LONGEST_NAME);
  if (ecosystem !== undefined && name !== undefined) return { ecosystem, name };
  const repo = ranges.find((range) => range.repo !== undefined)?.repo;
  return asObject(value) || repo === undefined ? undefined : { ecosystem: REPOSITORIES, name: repo };
}

function toRanges(value: unknown, complain: Complain): AffectedRange[] {
  const ranges: AffectedRange[] = [];
  for (const entry of asArray(value) ?? []) {
    const type = RANGES.find((known) => known === get(entry, 'type'));
    const events = (asArray(get(entry, 'events')) ?? []).flatMap((event) => toEvents(event, complain));
    const repo = toText(get(entry, 'repo'), LONGEST_NAME);
    if (type === undefined) complain('a range is of an unknown type');
    else if (events.length === 0) complain('a range has no events');
    else ranges.push({ type, intervals: [], events, ...(repo !== undefined && { repo }) });
  }
  return ranges;
}

/** Usually one; older records put both ends of a range into one object. */
function toEvents(event: unknown, complain: Complain): RangeEvent[] {
  const found: RangeEvent[] = [];
  for (const kind of EVENTS) {
    const version = toText(asString(get(event, kind))?.trim(), LONGEST_VERSION);
    if (version !== undefined) found.push({ kind, version });
  }
  if (found.length === 0) complain('an event of a range is of an unknown kind');
  return found;
}
