import {
  printable,
  type Evidence,
  type Judgement,
  type NewcomerSubject,
  type OptionsOf,
  type ReviewStanding,
  type Rule,
} from '@morel/model';
import { nameOf, word } from '../wording.ts';
import { placeText } from '../review/place-text.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'newcomer', Options> = { about, judge };

const REASONS: Readonly<Record<Exclude<ReviewStanding['standing'], 'counts'>, string>> = {
  pending: 'is waiting for somebody to look',
  expired: 'has ended',
  future: 'is of a day that has not come',
  'other-archive': 'is about another archive: its digests are not those of this one',
  'other-source': 'does not say that it comes from where it comes from',
};

function judge(subject: NewcomerSubject, { from }: OptionsOf<Options>): readonly Judgement[] {
  const { component, isDemanded, isAltered, base, reviews } = subject;
  if (!isDemanded) return [];
  const approvals = reviews.filter(({ review, standing }) => review.verdict === 'approved' && standing === 'counts');
  if (approvals.some(({ isInBase }) => from !== 'base' || isInBase)) return [];
  return [
    {
      message: `${nameOf(component)} is ${isAltered ? 'not what it is in' : 'new since'} ${printable(base, 80)}, and ${lackOf(subject, approvals.length > 0)}.`,
      next: nextFor(subject),
      evidence: evidenceOf(subject),
      discriminator: component.version ?? '',
    },
  ];
}

function lackOf({ component, reviews }: NewcomerSubject, isOnlyInHead: boolean): string {
  if (component.version === undefined) return 'has no version that a review could name';
  if (component.purl === undefined) return 'has no package URL that a review could name';
  if (isOnlyInHead) return 'its review is not in the state before';
  const [first] = reviews.filter(({ review }) => review.verdict !== 'rejected');
  if (!first || first.standing === 'counts') return 'no review approves it';
  return `its review (${placeText(first.review.where)}) ${REASONS[first.standing]}`;
}

function nextFor({ component: { purl, version }, base }: NewcomerSubject): string {
  if (purl === undefined || version === undefined) return 'Lock it to one version, or accept it with an exception.';
  return `Look at what it is and does, then record it: morel review ${word(purl)}. Drafts for all that is new: morel review --base ${word(base)}.`;
}

function evidenceOf({ component, reviews, alike }: NewcomerSubject): Evidence[] {
  return [
    { label: 'Component', value: printable(component.purl ?? nameOf(component), 200) },
    ...reviews.map(({ review }) => ({
      label: 'Record',
      value: `${review.verdict} by ${printable(review.by, 80)} on ${review.date}, ${placeText(review.where)}`,
    })),
    ...alike.slice(0, 3).map((review) => ({
      label: 'Not this one',
      value: `${printable(review.purl, 160)} is ${review.verdict}, ${placeText(review.where)}`,
    })),
  ];
}
