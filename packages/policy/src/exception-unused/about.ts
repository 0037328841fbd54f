import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'exception', NoOptions> = {
  id: 'exception-unused',
  title: 'Exception without a use',
  why:
    'An exception silenced nothing in this run: what it was for is gone, or its subject is misspelt. Left in place it may ' +
    'one day silence something that nobody meant.',
  subject: 'exception',
  needs: [],
  options: {},
  levels: { lenient: 'off', enisa: 'warn', strict: 'review' },
  enisa: ['E-X-4'],
};
