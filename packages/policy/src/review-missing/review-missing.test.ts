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

const NEW = 'left-pad@1.3.0 is new since main, and ';

ruleConformance(rule, [
  { name: 'names what nobody reviewed', subject: newcomer(), says: [{ message: `${NEW}no review approves it.` }] },
  {
    name: 'says of what was there that it is not the same',
    subject: newcomer({ isAltered: true }),
    says: [{ message: 'left-pad@1.3.0 is not what it is in main, and no review approves it.' }],
  },
  {
    name: 'is content with an approval',
    subject: newcomer({ reviews: [standing('pending', { verdict: 'pending' }), standing('counts')] }),
    says: [],
  },
  { name: 'asks for nothing that the caller does not', subject: newcomer({ isDemanded: false }), says: [] },
  {
    name: 'takes no rejection for an approval',
    subject: newcomer({ reviews: [standing('counts', { verdict: 'rejected' })] }),
    says: [{ message: `${NEW}no review approves it.` }],
  },
  {
    name: 'says of a draft that it waits',
    subject: newcomer({ reviews: [standing('pending', { verdict: 'pending' })] }),
    says: [{ message: `${NEW}its review (.morel/reviews/a.yaml:2) is waiting for somebody to look.` }],
  },
  {
    name: 'says of a record why it does not count',
    subject: newcomer({ reviews: [standing('expired')], alike: [review({ purl: 'pkg:npm/left-pad@1.2.0' })] }),
    says: [{ message: `${NEW}its review (.morel/reviews/a.yaml:2) has ended.` }],
  },
  {
    name: 'may want the record in the state before',
    subject: newcomer({ reviews: [standing('counts')] }),
    options: { from: 'base' },
    says: [{ message: `${NEW}its review is not in the state before.` }],
  },
  {
    name: 'is content with a record that both states have',
    subject: newcomer({ reviews: [standing('counts', {}, true)] }),
    options: { from: 'base' },
    says: [],
  },
  {
    name: 'says of what has no version that no review can name it',
    subject: newcomer({ component: { ecosystem: 'npm', name: 'left-pad' } }),
    says: [{ message: 'left-pad is new since main, and has no version that a review could name.' }],
  },
]);
