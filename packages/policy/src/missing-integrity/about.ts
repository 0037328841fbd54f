import type { RuleAbout, StringsOption } from '@morel/model';

export type Options = { readonly weak: StringsOption };

export const about: RuleAbout<'occurrence', Options> = {
  id: 'missing-integrity',
  title: 'Entry without a sound digest',
  why:
    'The lockfile does not say which bytes an entry has, or says it with a digest for which two different archives can be ' +
    'made. Whoever controls the registry, a mirror or the line can then exchange the package unnoticed.',
  subject: 'occurrence',
  needs: [],
  options: {
    weak: {
      type: 'strings',
      title: 'Digest algorithms that do not count',
      default: ['md5', 'sha1'],
      stricter: 'more',
    },
  },
  levels: { lenient: 'warn', enisa: 'review', strict: 'block' },
  enisa: ['E-INT-3', 'E-SEL-4'],
};
