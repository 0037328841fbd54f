import { newcomerSubject, reviewStanding, ruleConformance, sampleReview } from '@morel/testkit';
import { rule } from './index.ts';

const NEW = 'left-pad@1.3.0 is new since main, and ';

ruleConformance(rule, [
  {
    name: 'names what nobody reviewed',
    subject: newcomerSubject(),
    says: [{ message: `${NEW}no review approves it.` }],
  },
  {
    name: 'says of what was there that it is not the same',
    subject: newcomerSubject({ isAltered: true }),
    says: [{ message: 'left-pad@1.3.0 is not what it is in main, and no review approves it.' }],
  },
  {
    name: 'is content with an approval',
    subject: newcomerSubject({
      reviews: [reviewStanding('pending', { verdict: 'pending' }), reviewStanding('counts')],
    }),
    says: [],
  },
  { name: 'asks for nothing that the caller does not', subject: newcomerSubject({ isDemanded: false }), says: [] },
  {
    name: 'takes no rejection for an approval',
    subject: newcomerSubject({ reviews: [reviewStanding('counts', { verdict: 'rejected' })] }),
    says: [{ message: `${NEW}no review approves it.` }],
  },
  {
    name: 'says of a draft that it waits',
    subject: newcomerSubject({ reviews: [reviewStanding('pending', { verdict: 'pending' })] }),
    says: [{ message: `${NEW}its review (.morel/reviews/a.yaml:2) is waiting for somebody to look.` }],
  },
  {
    name: 'says of a record why it does not count',
    subject: newcomerSubject({
      reviews: [reviewStanding('expired')],
      alike: [sampleReview({ purl: 'pkg:npm/left-pad@1.2.0' })],
    }),
    says: [{ message: `${NEW}its review (.morel/reviews/a.yaml:2) has ended.` }],
  },
  {
    name: 'may want the record in the state before',
    subject: newcomerSubject({ reviews: [reviewStanding('counts')] }),
    options: { from: 'base' },
    says: [{ message: `${NEW}its review is not in the state before.` }],
  },
  {
    name: 'is content with a record that both states have',
    subject: newcomerSubject({ reviews: [reviewStanding('counts', {}, true)] }),
    options: { from: 'base' },
    says: [],
  },
  {
    name: 'says of what has no version that no review can name it',
    subject: newcomerSubject({ component: { ecosystem: 'npm', name: 'left-pad' } }),
    says: [{ message: 'left-pad is new since main, and has no version that a review could name.' }],
  },
]);
