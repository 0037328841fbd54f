import type { BooleanOption, RuleAbout } from '@morel/model';

export type Options = { readonly bounded: BooleanOption; readonly peers: BooleanOption };

export const about: RuleAbout<'requirement', Options> = {
  id: 'floating-range',
  title: 'Version range without an upper end',
  why:
    'A manifest takes any newer version: a tag, `*`, or a range that is open above. The next update of the lockfile brings ' +
    'whatever was published last, which is how a taken-over package gets in.',
  subject: 'requirement',
  needs: [],
  options: {
    bounded: {
      type: 'boolean',
      title: 'Also judge ranges that have an upper end, so that only exact versions pass',
      default: false,
      stricter: 'true',
    },
    peers: {
      type: 'boolean',
      title: 'Also judge peer requirements, which only say what they get along with',
      default: false,
      stricter: 'true',
    },
  },
  levels: { lenient: 'off', enisa: 'warn', strict: 'review' },
  enisa: ['E-INT-6'],
};
