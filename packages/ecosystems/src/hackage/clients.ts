import type { Client } from '@morel/model';

/**
 * Stack and cabal-install. Setup scripts and Template Haskell run on every build and neither has a switch against them, so
 * there are no controls.
 */
export const clients: readonly Client[] = [
  {
    id: 'stack',
    title: 'Stack',
    shownBy: ['stack-lock'],
    controls: [],
    commands: [
      {
        words: ['stack', 'build|test|bench|install|haddock|run'],
        unless: ['--lock-file=error-on-write', 'error-on-write'],
        why: 'Where stack.yaml.lock is missing or out of step, Stack completes it in silence.',
        instead: 'the same command with --lock-file=error-on-write',
      },
    ],
    fixes: { override: 'Write {name}-{version} into extra-deps of stack.yaml' },
  },
  {
    id: 'cabal',
    title: 'cabal-install',
    shownBy: ['cabal-freeze'],
    controls: [],
    commands: [
      {
        words: ['cabal', 'freeze|v2-freeze|new-freeze'],
        unless: [],
        why: 'It changes cabal.project.freeze during the build, so nobody reviews what comes in.',
        instead: 'cabal build, with the change of cabal.project.freeze in a commit of its own',
      },
    ],
    fixes: { override: 'Write the constraint {name} =={version} into cabal.project.freeze' },
  },
];
