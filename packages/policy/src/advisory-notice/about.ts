import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'match', NoOptions> = {
  id: 'advisory-notice',
  title: 'Notice without a weakness',
  why:
    'An advisory database says something about a version in use that is no vulnerability in itself: nobody maintains it ' +
    'any more, its interface is unsound, or it has moved to another name. The next vulnerability in it may never be fixed.',
  subject: 'match',
  needs: [],
  options: {},
  levels: { lenient: 'warn', enisa: 'warn', strict: 'review' },
  enisa: ['E-MON-4', 'E-SEL-8'],
};
