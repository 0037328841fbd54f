import { LEVELS, type Level, type OptionsOf } from '@morel/model';
import type { LicenceLeaf } from '@morel/parse';
import { parseLevel } from '../levels.ts';
import { hasWildcard, matchesWildcard } from '../wildcard.ts';
import type { Options } from './about.ts';
import { namesOf, type Naming } from './names-of.ts';

/** What the lists say about one licence; the weight is its place among the levels. */
export interface Weighed {
  readonly level: Level;
  readonly why: 'denied' | 'review' | 'unlisted' | 'unknown' | 'allowed';
}

export type Lists = OptionsOf<Options>;

const REFERENCE = /^(?:licenseref|documentref)-/i;
const ADDITION = /(?:^|:)AdditionRef-/;
const ALLOWED: Weighed = { level: 'off', why: 'allowed' };

/** The stricter of two; of equals the first. */
export function stricter(a: Weighed, b: Weighed): Weighed {
  return weightOf(b) > weightOf(a) ? b : a;
}

export function weightOf({ level }: Weighed): number {
  return LEVELS.indexOf(level);
}

/**
 * What the lists make of a licence. `deny` wins over `review`, and both over `allow`, unless `allow` names the licence more
 * narrowly, without wildcard: with its exception, or as "or later". A text that stands elsewhere is known to whoever lists it
 * by name only.
 */
export function weighLicence(leaf: LicenceLeaf, lists: Lists): Weighed {
  const { isReference, exception = '' } = leaf;
  const needsPair = ADDITION.test(exception);
  const allow = isReference ? lists.allow.filter((pattern) => REFERENCE.test(pattern)) : lists.allow;
  let weighed = ALLOWED;
  let isAllowed = false;
  for (const naming of namesOf(leaf)) {
    if (isListed(naming, lists.deny)) weighed = stricter(weighed, { level: 'block', why: 'denied' });
    if (isListed(naming, lists.review)) weighed = stricter(weighed, { level: 'review', why: 'review' });
    if ((naming.isPair || !needsPair) && isListed(naming, allow)) isAllowed = true;
    const exact = allow.filter((pattern) => !hasWildcard(pattern));
    if (isListed(naming, exact) && isAllowed) break;
  }
  if (isAllowed) return weighed;
  const why = isReference || needsPair ? 'unknown' : 'unlisted';
  return stricter(weighed, { level: parseLevel(lists[why]) ?? 'review', why });
}

/** What the lists make of words that are no expression: they can be denied by name, and never be allowed. */
export function weighName(name: string | undefined, lists: Lists): Weighed {
  const unknown: Weighed = { level: parseLevel(lists.unknown) ?? 'review', why: 'unknown' };
  if (name === undefined) return unknown;
  const naming = { names: [name], isPair: false };
  if (isListed(naming, lists.deny)) return { level: 'block', why: 'denied' };
  return isListed(naming, lists.review) ? stricter({ level: 'review', why: 'review' }, unknown) : unknown;
}

function isListed({ names, isPair }: Naming, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    if (isPair && hasWildcard(pattern) && !/ with /i.test(pattern)) return false;
    return names.some((name) => matchesWildcard(pattern.toLowerCase(), name.toLowerCase()));
  });
}
