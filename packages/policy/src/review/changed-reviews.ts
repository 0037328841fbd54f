import type { Review, ReviewChangeSubject } from '@morel/model';
import { recordText } from './weigh-reviews.ts';

/** What differs between the records of two states, by package URL, sorted. Where a record stands makes no difference. */
export function changedReviews(
  base: readonly Review[],
  head: readonly Review[],
): Pick<ReviewChangeSubject, 'purl' | 'gone' | 'come'>[] {
  const [before, after] = [new Set(base.map(recordText)), new Set(head.map(recordText))];
  const gone = base.filter((review) => !after.has(recordText(review)));
  const come = head.filter((review) => !before.has(recordText(review)));
  const purls = [...new Set([...gone, ...come].map(({ purl }) => purl))].sort();
  return purls.map((purl) => ({
    purl,
    gone: gone.filter((review) => review.purl === purl),
    come: come.filter((review) => review.purl === purl),
  }));
}
