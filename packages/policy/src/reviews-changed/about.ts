import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'reviewChange', NoOptions> = {
  id: 'reviews-changed',
  title: 'Records of reviews that the change itself adds, alters or removes',
  why:
    'A change that brings in a component may bring along the record that approves it. That is how reviews get into the ' +
    'history, and it has to be seen by whoever merges: new records are a warning. A record of a component that is still there, ' +
    'removed or altered, takes back what somebody else wrote.',
  subject: 'reviewChange',
  needs: [],
  options: {},
  levels: { lenient: 'review', enisa: 'review', strict: 'block' },
  grave: true,
  enisa: ['E-SEL-7', 'E-X-4'],
};
