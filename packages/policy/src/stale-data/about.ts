import type { NumberOption, RuleAbout, StringsOption } from '@morel/model';

export type Options = { readonly 'max-age-hours': NumberOption; readonly feeds: StringsOption };

export const about: RuleAbout<'data', Options> = {
  id: 'stale-data',
  title: 'Advisory data is old',
  why:
    'What was published after the last pull of a feed cannot be found. Malware is usually reported and taken down within ' +
    'hours, so that old data says little about it.',
  subject: 'data',
  needs: [],
  options: {
    'max-age-hours': {
      type: 'number',
      title: 'Hours since the last successful pull of a feed',
      default: 168,
      minimum: 1,
      stricter: 'lower',
      from: 'max-age',
    },
    feeds: {
      type: 'strings',
      title: 'Hours for single feeds, as FEED=HOURS',
      default: [],
    },
  },
  levels: { lenient: 'warn', enisa: 'review', strict: 'review' },
  enisa: ['E-MON-3', 'E-INT-2'],
};
