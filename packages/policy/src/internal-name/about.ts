import type { RuleAbout, StringsOption } from '@morel/model';

export type Options = { readonly names: StringsOption };

export const about: RuleAbout<'occurrence', Options> = {
  id: 'internal-name',
  title: 'Internal name from a public registry',
  why:
    'A package whose name belongs to your organisation is taken from the public registry, or the lockfile does not say ' +
    'from where. Anyone may publish that name in public with a higher version: dependency confusion.',
  subject: 'occurrence',
  needs: [],
  options: {
    names: {
      type: 'strings',
      title: 'Names that are internal (`*` is any run of characters, `/` included)',
      default: [],
      stricter: 'more',
      from: 'internal',
    },
  },
  levels: { lenient: 'block', enisa: 'block', strict: 'block' },
  enisa: ['E-SEL-1', 'E-INT-4'],
};
