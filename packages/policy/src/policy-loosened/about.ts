import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'policy', NoOptions> = {
  id: 'policy-loosened',
  title: 'Nested policy that tried to loosen',
  why:
    'A policy file in a folder of the tree asks for less than the policy above it: a lower level, an exception, an exclude. ' +
    'It was refused. Either somebody misunderstood, or somebody tried to get something past the check.',
  subject: 'policy',
  needs: [],
  options: {},
  levels: { lenient: 'warn', enisa: 'review', strict: 'block' },
  grave: true,
  enisa: ['E-X-4'],
};
