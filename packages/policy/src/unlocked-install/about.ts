import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'step', NoOptions> = {
  id: 'unlocked-install',
  title: 'Build that installs without the lock',
  why:
    'A command of the build installs packages without obeying the lockfile. The build then takes versions that nobody ' +
    'reviewed, on the machine that holds the secrets for publishing.',
  subject: 'step',
  needs: ['unlocked'],
  options: {},
  levels: { lenient: 'warn', enisa: 'review', strict: 'block' },
  enisa: ['E-INT-3', 'E-X-1'],
};
