import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'decider', NoOptions> = {
  id: 'policy-changed',
  title: 'Policy that differs from the one that was applied',
  why:
    'A change that is to be judged also changes what it is judged by. The policy of the state before was applied to both; ' +
    'whether the new one is what the project wants is for somebody to decide.',
  subject: 'decider',
  needs: [],
  options: {},
  levels: { lenient: 'warn', enisa: 'review', strict: 'block' },
  grave: true,
  enisa: ['E-X-4'],
};
