import type { AdvisoryRecord, AffectedPackage, FeedNote } from '@morel/model';
import { asArray, asObject, asString, get } from '@morel/parse';
import { affectedOf } from './affected.ts';
import { toDate, toId, toIds } from './fields.ts';
import { cwesOf, kindOf } from './kind.ts';
import { severitiesOf } from './severities.ts';
import { titleOf } from './title.ts';

/** Prefixes of the databases that the schema knows. Source: OSV schema 1.7.5, definition `prefix`, 2026-07-01. */
const KNOWN_PREFIX =
  /^(?:x_|(?:ASB-A|PUB-A|ALPINE|ALSA|ALBA|ALEA|AZL|BELL|BIT|CGA|CLEANSTART|CLSA|CURL|CVE|DEBIAN|DHI|DRUPAL|DSA|DLA|ELA|DTSA|ECHO|EEF|FreeBSD|GHSA|GO|GSD|HSEC|JLSEC|KUBE|LBSEC|LSN|MAL|MINI|MGASA|OESA|OSEC|OSV|openSUSE-SU|PHSA|PSF|PYSEC|RHBA|RHEA|RHSA|RLSA|RXSA|RSEC|ROOT|RUSTSEC|SUSE-[SRFO]U|UBUNTU|USN|V8)-)/;

/** A record as the index takes it, or nothing, and what was odd about it. */
export interface Normalised {
  readonly record?: AdvisoryRecord;
  readonly affected: readonly AffectedPackage[];
  readonly notes: readonly FeedNote[];
}

/**
 * One OSV record (schema 1.7 and older), checked field by field. Never throws. What is malformed is left out and noted;
 * without an id, or without anything else of a record, there is none.
 */
export function normalise(value: unknown): Normalised {
  const id = toId(get(value, 'id'));
  if (!asObject(value) || id === undefined) return skipped('?', 'no record: it has no id that is one');
  if (get(value, 'affected') === undefined && get(value, 'modified') === undefined) {
    return skipped(id, 'no record: it has neither "affected" nor "modified"');
  }
  const notes = new Map<string, FeedNote>();
  const complain = (reason: string, effect: FeedNote['effect'] = 'mended'): void => {
    notes.set(reason, { id, reason, effect });
  };
  if (!KNOWN_PREFIX.test(id)) complain('the prefix of the id is not known to the OSV schema', 'odd');
  const affected = affectedOf(value, complain);
  if (affected.length === 0) complain('no package that can be looked up is named', 'odd');
  const urls = (asArray(get(value, 'references')) ?? []).map((reference) => asString(get(reference, 'url')));
  if (urls.some((url) => !/^https?:\/\/\S/i.test(url ?? ''))) complain('a reference is no address', 'odd');
  const record = toRecord(value, id, complain);
  return { record, affected, notes: [...notes.values()] };
}

function toRecord(value: unknown, id: string, complain: (reason: string) => void): AdvisoryRecord {
  const aliases = toIds(get(value, 'aliases'));
  const related = toIds(get(value, 'related'));
  const upstream = toIds(get(value, 'upstream'));
  const { severities, isWhole } = severitiesOf(value, id);
  if (!aliases.isWhole || !related.isWhole || !upstream.isWhole) complain('an alias or related id is no id');
  if (!isWhole) complain('a severity is malformed');
  const others = aliases.ids.filter((alias) => alias !== id);
  const cwes = cwesOf(value);
  const hasVector = severities.some(({ type }) => type.startsWith('CVSS'));
  return {
    id,
    aliases: others,
    related: [...new Set([...related.ids, ...upstream.ids])].filter((other) => other !== id && !others.includes(other)),
    kind: kindOf(value, { id, aliases: others, cwes, hasVector }),
    title: titleOf(value, id),
    severities,
    cwes,
    ...datesOf(value, complain),
  };
}

function datesOf(
  value: unknown,
  complain: (reason: string) => void,
): Pick<AdvisoryRecord, 'published' | 'modified' | 'withdrawn'> {
  const dates: { published?: string; modified?: string; withdrawn?: string } = {};
  for (const key of ['published', 'modified', 'withdrawn'] as const) {
    const given = get(value, key);
    if (given === undefined || given === null || given === '') continue;
    const date = toDate(given);
    if (date !== undefined) dates[key] = date;
    // A record that cannot say when it was withdrawn goes on matching.
    else complain(`the date in "${key}" is none`);
  }
  return dates;
}

function skipped(id: string, reason: string): Normalised {
  return { affected: [], notes: [{ id, reason, effect: 'skipped' }] };
}
