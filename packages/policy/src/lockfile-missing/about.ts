import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'input', NoOptions> = {
  id: 'lockfile-missing',
  title: 'Manifest without a lockfile',
  why:
    'A manifest asks for packages, and no lockfile says which versions and which bytes they are. Every install may bring ' +
    'something else, nothing can be checked beforehand, and nothing here can be judged completely.',
  subject: 'input',
  needs: ['lock'],
  options: {},
  levels: { lenient: 'warn', enisa: 'review', strict: 'block' },
  enisa: ['E-INT-3', 'E-INT-6'],
};
