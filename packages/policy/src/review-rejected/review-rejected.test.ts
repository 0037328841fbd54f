import { newcomerSubject, reviewStanding, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

ruleConformance(rule, [
  {
    name: 'names who rejected it, whatever others approve and whether or not reviews are demanded',
    subject: newcomerSubject({
      isDemanded: false,
      reviews: [
        reviewStanding('counts'),
        reviewStanding('counts', { verdict: 'rejected', by: 'bo', note: 'Reads the environment.' }),
      ],
    }),
    says: [{ message: 'left-pad@1.3.0 was rejected by bo on 2026-11-01 (.morel/reviews/a.yaml:2).' }],
  },
  {
    name: 'has nothing against another archive than the one that was rejected',
    subject: newcomerSubject({ reviews: [reviewStanding('other-archive', { verdict: 'rejected' })] }),
    says: [],
  },
  {
    name: 'has nothing against what nobody rejected',
    subject: newcomerSubject({ reviews: [reviewStanding('counts')] }),
    says: [],
  },
]);
