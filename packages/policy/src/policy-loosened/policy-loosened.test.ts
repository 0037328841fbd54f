import { ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

ruleConformance(rule, [
  {
    name: 'names every attempt',
    subject: {
      path: 'apps/x/morel.yaml',
      refused: ['"malware: off" is laxer than "block"', '"exclude" counts in the policy at the root only'],
    },
    says: [
      {
        message: 'apps/x/morel.yaml tried to loosen the policy and was refused: "malware: off" is laxer than "block".',
      },
      {
        message:
          'apps/x/morel.yaml tried to loosen the policy and was refused: "exclude" counts in the policy at the root only.',
      },
    ],
  },
  {
    name: 'has nothing against a file that only tightens',
    subject: { path: 'apps/x/morel.yaml', refused: [] },
    says: [],
  },
]);
