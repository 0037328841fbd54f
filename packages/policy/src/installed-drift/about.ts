import type { BooleanOption, RuleAbout } from '@morel/model';

export type Options = { readonly absent: BooleanOption };

export const about: RuleAbout<'input', Options> = {
  id: 'installed-drift',
  title: 'Installed packages differ from the lockfile',
  why:
    'What lies installed beside the lockfile is not what the lockfile says. The program then runs with code that is not ' +
    'the code judged here.',
  subject: 'input',
  needs: ['installed'],
  options: {
    absent: {
      type: 'boolean',
      title: 'Also name what is locked and not installed',
      default: false,
      stricter: 'true',
    },
  },
  levels: { lenient: 'off', enisa: 'warn', strict: 'review' },
  enisa: ['E-INT-3'],
};
