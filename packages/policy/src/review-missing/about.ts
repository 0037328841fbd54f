import type { RuleAbout, StringOption } from '@morel/model';

export type Options = { readonly from: StringOption };

export const about: RuleAbout<'newcomer', Options> = {
  id: 'review-missing',
  title: 'New component that nobody has reviewed',
  why:
    'A component came in, or is no longer what it was, and no record in the project says that somebody looked at this ' +
    'version of it and approved. It is judged by "morel diff --require-review" only: what the state before has is taken as it is.',
  subject: 'newcomer',
  needs: [],
  options: {
    from: {
      type: 'string',
      title:
        'Where a record has to be: `head` (the change may bring it along, for its reviewers to approve) or `base` (it was merged before)',
      default: 'head',
      values: ['head', 'base'],
      stricter: 'later',
    },
  },
  levels: { lenient: 'review', enisa: 'review', strict: 'block' },
  enisa: ['E-SEL-7', 'E-INT-6'],
};
