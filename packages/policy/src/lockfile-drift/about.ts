import type { NoOptions, RuleAbout } from '@morel/model';

export const about: RuleAbout<'input', NoOptions> = {
  id: 'lockfile-drift',
  title: 'Lockfile out of step with its manifest',
  why:
    'The lockfile does not answer what the manifest asks for. An install that obeys the lock fails, and one that does not ' +
    'chooses versions that nobody has looked at; what is judged here is then not what gets installed.',
  subject: 'input',
  needs: ['drift'],
  options: {},
  levels: { lenient: 'warn', enisa: 'review', strict: 'block' },
  enisa: ['E-INT-3', 'E-INT-6'],
};
