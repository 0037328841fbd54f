import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'input', NoOptions> = {
  id: 'untracked-lockfile',
  title: 'Lockfile that git does not track',
  why:
    'A lockfile lies on disk but is not in version control. Nobody reviews its changes, and the build machine resolves ' +
    'versions anew.',
  subject: 'input',
  needs: ['tracked'],
  options: {},
  levels: { lenient: 'warn', enisa: 'warn', strict: 'block' },
  enisa: ['E-INT-3', 'E-INT-6'],
};
