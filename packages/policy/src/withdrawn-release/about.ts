import type { RuleAbout, StringOption } from '@morel/model';

export type Options = { readonly deprecated: StringOption };

export const about: RuleAbout<'occurrence', Options> = {
  id: 'withdrawn-release',
  title: 'Yanked or deprecated release',
  why:
    'The lockfile itself says that its authors or the registry took this release back (yanked) or advise against it ' +
    '(deprecated). A yanked release may be broken or harmful and may vanish; a deprecated one gets no fixes.',
  subject: 'occurrence',
  needs: [],
  options: {
    deprecated: {
      type: 'string',
      title: 'Highest level for a release that is only deprecated',
      default: 'warn',
      values: ['off', 'warn', 'review', 'block'],
      stricter: 'later',
    },
  },
  levels: { lenient: 'warn', enisa: 'review', strict: 'block' },
  presets: { strict: { deprecated: 'review' } },
  enisa: ['E-MON-4', 'E-MON-5'],
};
