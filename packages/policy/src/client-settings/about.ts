import type { RuleAbout, StringOption } from '@morel/model';

export type Options = { readonly unset: StringOption };

export const about: RuleAbout<'client', Options> = {
  id: 'client-settings',
  title: 'Client settings that let strangers in',
  why:
    'A package manager in use has a setting that would keep strangers out (no install scripts, a pinned registry, required ' +
    'digests, a minimum age), and the settings of the project leave it open.',
  subject: 'client',
  needs: ['controls'],
  options: {
    unset: {
      type: 'string',
      title: 'Highest level for a setting that nobody made, where the default of the client does not protect',
      default: 'warn',
      values: ['off', 'warn', 'review', 'block'],
      stricter: 'later',
    },
  },
  levels: { lenient: 'warn', enisa: 'warn', strict: 'review' },
  presets: { lenient: { unset: 'off' }, strict: { unset: 'review' } },
  enisa: ['E-INT-4', 'E-INT-5'],
};
