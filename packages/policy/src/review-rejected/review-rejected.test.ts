import type { NewcomerSubject, Review, ReviewStanding } from '@morel/model';
import { ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

const WHERE = { path: '.morel/reviews/a.yaml', span: { start: 0, end: 1, line: 2, column: 5 } };

function review(more: Partial<Review> = {}): Review {
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

function newcomer(more: Partial<NewcomerSubject> = {}): NewcomerSubject {
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

function standing(at: ReviewStanding['standing'], more: Partial<Review> = {}, isInBase = false): ReviewStanding {
  return { review: review(more), standing: at, isInBase };
}

ruleConformance(rule, [
  {
    name: 'names who rejected it, whatever others approve and whether or not reviews are demanded',
    subject: newcomer({
      isDemanded: false,
      reviews: [
        standing('counts'),
        standing('counts', { verdict: 'rejected', by: 'bo', note: 'Reads the environment.' }),
      ],
    }),
    says: [{ message: 'left-pad@1.3.0 was rejected by bo on 2026-11-01 (.morel/reviews/a.yaml:2).' }],
  },
  {
    name: 'has nothing against another archive than the one that was rejected',
    subject: newcomer({ reviews: [standing('other-archive', { verdict: 'rejected' })] }),
    says: [],
  },
  { name: 'has nothing against what nobody rejected', subject: newcomer({ reviews: [standing('counts')] }), says: [] },
]);
