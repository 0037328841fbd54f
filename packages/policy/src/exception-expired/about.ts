import type { NumberOption, RuleAbout } from '@morel/model';

export type Options = { readonly 'warn-days': NumberOption };

export const about: RuleAbout<'exception', Options> = {
  id: 'exception-expired',
  title: 'Expired exception',
  why:
    'An exception has passed its last day and silences nothing any more. What it was for is open again: somebody has to ' +
    'decide anew.',
  subject: 'exception',
  needs: [],
  options: {
    'warn-days': {
      type: 'number',
      title: 'Warn this many days before an exception in use ends',
      default: 14,
      minimum: 0,
      maximum: 365,
      stricter: 'higher',
    },
  },
  levels: { lenient: 'warn', enisa: 'review', strict: 'review' },
  enisa: ['E-MIT-4', 'E-X-4'],
};
