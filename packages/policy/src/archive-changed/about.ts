import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'change', NoOptions> = {
  id: 'archive-changed',
  title: 'Another archive for the same version',
  why:
    'A lockfile has another digest for a version than it had before. Registries do not change what they have published: ' +
    'either the package now comes from somewhere else, or somebody put another archive in its place.',
  subject: 'change',
  needs: [],
  options: {},
  levels: { lenient: 'review', enisa: 'review', strict: 'block' },
  grave: true,
  enisa: ['E-INT-1', 'E-INT-4'],
};
