import type { Review, ReviewChangeSubject } from '@morel/model';
import { ruleConformance, sampleReview } from '@morel/testkit';
import { rule } from './index.ts';

function changed(gone: readonly Review[], come: readonly Review[], isPresent = true): ReviewChangeSubject {
  return { path: '.morel/reviews/a.yaml', purl: 'pkg:npm/left-pad@1.3.0', base: 'main', gone, come, isPresent };
}

const OTHER = sampleReview({ by: 'bo' });
const DRAFT = sampleReview({ verdict: 'pending' });

ruleConformance(rule, [
  {
    name: 'only warns of a record that the change brings along',
    subject: changed([], [sampleReview()]),
    says: [{ message: 'The change brings a review (approved) of pkg:npm/left-pad@1.3.0 along.', level: 'warn' }],
  },
  {
    name: 'only warns where a draft was filled in',
    subject: changed([DRAFT], [sampleReview()]),
    says: [{ message: 'The change brings a review (approved) of pkg:npm/left-pad@1.3.0 along.', level: 'warn' }],
  },
  {
    name: 'fails where a record is altered',
    subject: changed([sampleReview({ verdict: 'rejected' })], [OTHER]),
    says: [{ message: 'The review of pkg:npm/left-pad@1.3.0 is not what it is in main.' }],
  },
  {
    name: 'fails where a record is removed',
    subject: changed([sampleReview()], []),
    says: [{ message: 'The review of pkg:npm/left-pad@1.3.0 is removed since main.' }],
  },
  {
    name: 'only warns where the component went with its record',
    subject: changed([sampleReview()], [], false),
    says: [
      { message: 'The review of pkg:npm/left-pad@1.3.0 is removed since main, as is the component.', level: 'warn' },
    ],
  },
  { name: 'has nothing against records that stay', subject: { ...changed([], []), isPresent: true }, says: [] },
]);
