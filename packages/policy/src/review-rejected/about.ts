import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'newcomer', NoOptions> = {
  id: 'review-rejected',
  title: 'New component that a review rejects',
  why:
    'Somebody looked at this version and wrote down that it must not come in. One rejection outweighs every approval, and it ' +
    'holds however its package URL is spelt. It is judged by every "morel diff".',
  subject: 'newcomer',
  needs: [],
  options: {},
  levels: { lenient: 'review', enisa: 'block', strict: 'block' },
  grave: true,
  enisa: ['E-SEL-7'],
};
