import type { NewcomerSubject, Review, ReviewStanding } from '@morel/model';

const WHERE = { path: '.morel/reviews/a.yaml', span: { start: 0, end: 1, line: 2, column: 5 } };

/** An approval of `left-pad@1.3.0`, unless said otherwise. */
export function sampleReview(more: Partial<Review> = {}): Review {
  return {
    purl: 'pkg:npm/left-pad@1.3.0',
    verdict: 'approved',
    by: 'ann',
    date: '2026-11-01',
    digests: [],
    where: WHERE,
    ...more,
  };
}

/** `left-pad@1.3.0`, which no record names and somebody has to review, unless said otherwise. */
export function newcomerSubject(more: Partial<NewcomerSubject> = {}): NewcomerSubject {
  return {
    path: 'package-lock.json',
    component: { ecosystem: 'npm', name: 'left-pad', version: '1.3.0', purl: 'pkg:npm/left-pad@1.3.0' },
    position: 0,
    base: 'main',
    isAltered: false,
    isDemanded: true,
    reviews: [],
    alike: [],
    ...more,
  };
}

/** What a record is worth. */
export function reviewStanding(
  at: ReviewStanding['standing'],
  more: Partial<Review> = {},
  isInBase = false,
): ReviewStanding {
  return { review: sampleReview(more), standing: at, isInBase };
}
