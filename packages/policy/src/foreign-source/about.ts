import type { RuleAbout, StringsOption } from '@morel/model';

export type Options = { readonly 'allowed-hosts': StringsOption };

export const about: RuleAbout<'occurrence', Options> = {
  id: 'foreign-source',
  title: 'Package from outside the registry',
  why:
    'An entry comes from a host that is neither the public registry nor one that the policy names, from a git repository, ' +
    'from a plain URL, or over a connection that anyone on the way can change. None of these is checked, scanned or ' +
    'taken back the way a registry does it.',
  subject: 'occurrence',
  needs: [],
  options: {
    'allowed-hosts': {
      type: 'strings',
      title:
        'Further hosts that packages may come from (`*` is any run of characters), with the port where it is not the usual one',
      default: [],
      stricter: 'fewer',
      from: 'hosts',
    },
  },
  levels: { lenient: 'warn', enisa: 'review', strict: 'block' },
  enisa: ['E-SEL-1', 'E-SEL-5', 'E-INT-4'],
};
