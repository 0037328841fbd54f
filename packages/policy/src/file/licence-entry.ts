import { quote } from '@morel/model';
import { currentLicence, parseLicence, spdxExceptions, spdxLicences } from '@morel/parse';
import { hasWildcard, matchesWildcard } from '../wildcard.ts';
import { editDistance } from './suggest.ts';

/** Why an entry could never match a licence, and what may be meant. */
export interface EntryFault {
  readonly message: string;
  readonly hint: string;
}

/** Words of package managers and SBOM formats that are no ids and mean no licence: they can be denied as they stand. */
const WORDS: ReadonlySet<string> = new Set(['unlicensed', 'none', 'noassertion', 'proprietary', 'commercial']);
const REFERENCE = /^(?:licenseref|documentref)-/i;
/** A pattern for names that are no ids. */
const NAMES = /^[*?]|^(?!.* with ).*[ :]/i;
const LONGEST = 100;
const LISTS = 'Ids: https://spdx.org/licenses; a text of your own is LicenseRef-….';

/**
 * Checks an entry of a list of licences: an id of SPDX, deprecated ones included, with `+` and `WITH`; a `LicenseRef-…`; or
 * a pattern that some id matches. Where names may stand beside them, only what looks like a misspelt id is a fault.
 */
export function licenceEntryFault(entry: string, mayBeName: boolean): EntryFault | undefined {
  const text = quote(entry, LONGEST);
  if (hasWildcard(entry)) {
    if (REFERENCE.test(entry) || matchesSome(entry) || (mayBeName && NAMES.test(entry))) return undefined;
    return { message: `${text} matches no licence of SPDX`, hint: LISTS };
  }
  const tree = parseLicence(entry);
  if (tree?.kind === 'licence') return undefined;
  if (tree) return { message: `${text} is an expression, and an entry is one licence`, hint: 'Write one for each.' };
  const meant = meantBy(entry);
  if (mayBeName && (meant === undefined || WORDS.has(entry.toLowerCase()))) return undefined;
  const isWord = WORDS.has(entry.toLowerCase());
  const hint = meant === undefined || isWord ? LISTS : `Did you mean "${meant}"? ${LISTS}`;
  return { message: `${text} is no licence of SPDX, so it never matches one`, hint };
}

/** Whether a pattern matches an id, or an id with an exception. */
function matchesSome(pattern: string): boolean {
  const [licence = '', exception] = pattern.toLowerCase().split(/ with /);
  return isListed(licence, spdxLicences()) && (exception === undefined || isListed(exception, spdxExceptions()));
}

function isListed(part: string, ids: readonly string[]): boolean {
  return ids.some((id) => matchesWildcard(part, id.toLowerCase()) || matchesWildcard(part, `${id.toLowerCase()}+`));
}

/** The id, or the pattern for a family of ids, that a text comes nearest to. */
function meantBy(entry: string): string | undefined {
  if (entry.length > LONGEST) return undefined;
  const [licence = '', exception] = entry.split(/ with /i);
  const id = parseLicence(licence)?.kind === 'licence' ? licence : meantLicence(plain(licence));
  if (exception === undefined || id === undefined) return id;
  const meant = nearest(plain(exception), spdxExceptions(), 4);
  return meant === undefined ? undefined : `${id} WITH ${meant}`;
}

function meantLicence(name: string): string | undefined {
  if (name === '') return undefined;
  const same = spdxLicences().find((id) => plain(id) === name);
  if (same !== undefined) return currentLicence(same, false);
  const family = spdxLicences().find((id) => plain(id.replace(/-.*/, '')) === name && id.includes('-'));
  if (family !== undefined) return `${family.replace(/-.*/, '')}-*`;
  const near = nearest(name, spdxLicences(), 5);
  return near && currentLicence(near, false);
}

/** The nearest id of which no more than one of so many characters differs. */
function nearest(name: string, ids: readonly string[], every: number): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / every)) + 1;
  for (const id of ids) {
    if (Math.abs(plain(id).length - name.length) >= least) continue;
    const distance = editDistance(name, plain(id));
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

/** What is left of a name without what people put around an id: `Apache License, Version 2.0`, `GPLv3`, `MIT License`. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(?:the|licen[cs]es?|version|general public)\b/g, '')
    .replace(/(^|[^a-z])v(?=\d)|(?<=gpl[- ]?)v(?=\d)/g, '$1')
    .replace(/[^a-z0-9]+/g, '')
    .replace(/(?<=[a-z])(\d)$/, '$10');
}
