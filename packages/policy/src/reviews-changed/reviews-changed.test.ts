import type { Review, ReviewChangeSubject } from '@morel/model';
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

function changed(gone: readonly Review[], come: readonly Review[], isPresent = true): ReviewChangeSubject {
  return { path: WHERE.path, purl: 'pkg:npm/left-pad@1.3.0', base: 'main', gone, come, isPresent };
}

const OTHER = review({ by: 'bo' });
const DRAFT = review({ verdict: 'pending' });

ruleConformance(rule, [
  {
    name: 'only warns of a record that the change brings along',
    subject: changed([], [review()]),
    says: [{ message: 'The change brings a review (approved) of pkg:npm/left-pad@1.3.0 along.', level: 'warn' }],
  },
  {
    name: 'only warns where a draft was filled in',
    subject: changed([DRAFT], [review()]),
    says: [{ message: 'The change brings a review (approved) of pkg:npm/left-pad@1.3.0 along.', level: 'warn' }],
  },
  {
    name: 'fails where a record is altered',
    subject: changed([review({ verdict: 'rejected' })], [OTHER]),
    says: [{ message: 'The review of pkg:npm/left-pad@1.3.0 is not what it is in main.' }],
  },
  {
    name: 'fails where a record is removed',
    subject: changed([review()], []),
    says: [{ message: 'The review of pkg:npm/left-pad@1.3.0 is removed since main.' }],
  },
  {
    name: 'only warns where the component went with its record',
    subject: changed([review()], [], false),
    says: [
      { message: 'The review of pkg:npm/left-pad@1.3.0 is removed since main, as is the component.', level: 'warn' },
    ],
  },
  { name: 'has nothing against records that stay', subject: { ...changed([], []), isPresent: true }, says: [] },
]);
