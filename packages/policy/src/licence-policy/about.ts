import type { RuleAbout, StringOption, StringsOption } from '@morel/model';

export type Options = {
  readonly allow: StringsOption;
  readonly review: StringsOption;
  readonly deny: StringsOption;
  readonly unlisted: StringOption;
  readonly unknown: StringOption;
};

const LEVELS = ['off', 'warn', 'review', 'block'];

export const about: RuleAbout<'component', Options> = {
  id: 'licence-policy',
  title: 'Licence that the policy does not allow',
  why:
    'The licence of a package decides whether you may ship it, and under which terms. The rule compares what lockfiles, ' +
    'installed packages and bills of materials say with the lists of the policy, by the meaning of the SPDX expression: of a ' +
    'choice the best branch counts, of what applies together the worst, of statements that differ the strictest. A licence ' +
    'that nobody states, or in words that are no SPDX expression, is unknown and never allowed. It says what is stated, ' +
    'which may be wrong, and gives no legal advice.',
  subject: 'component',
  needs: [],
  options: {
    allow: {
      type: 'strings',
      title: 'SPDX ids that may be used (`*` is any run of characters), also `ID WITH EXCEPTION` and `LicenseRef-…`',
      default: ['*'],
      entries: 'licence',
      stricter: 'fewer',
    },
    review: {
      type: 'strings',
      title: 'Ids, or other names, that somebody has to look at',
      default: [],
      entries: 'licence-or-name',
      stricter: 'more',
    },
    deny: {
      type: 'strings',
      title: 'Ids, or other names, that must not be used',
      default: [],
      entries: 'licence-or-name',
      stricter: 'more',
    },
    unlisted: {
      type: 'string',
      title: 'Highest level for a licence that is not among those to allow',
      default: 'review',
      values: LEVELS,
      stricter: 'later',
    },
    unknown: {
      type: 'string',
      title: 'Highest level for a licence that nobody states, or in words that are no SPDX expression',
      default: 'review',
      values: LEVELS,
      stricter: 'later',
    },
  },
  idleWithout: ['allow', 'review', 'deny'],
  levels: { lenient: 'warn', enisa: 'block', strict: 'block' },
  presets: { lenient: { unlisted: 'warn', unknown: 'warn' } },
  enisa: ['E-SEL-7'],
};
