import type { Client } from '@morel/model';

/**
 * Conan. Recipes are Python code that runs on every build; there is no switch against it, so there is no such control.
 * Settings are in the user's Conan home, not in the project.
 */
export const client: Client = {
  id: 'conan',
  title: 'Conan',
  shownBy: ['conan-lock'],
  controls: [],
  commands: [
    {
      words: ['conan', 'install|build|create|test|graph|export-pkg|source|export'],
      unless: [],
      when: ['--lockfile-partial'],
      why: 'With --lockfile-partial, what the lockfile lacks is taken at its newest version.',
      instead: 'the same command without --lockfile-partial, which fails where the lockfile lacks something',
    },
    {
      words: ['conan', 'lock', 'create|upgrade|update|add'],
      unless: [],
      why: 'It changes the lockfile during the build, so nobody reviews what comes in.',
      instead: 'conan install, with the change of conan.lock in a commit of its own',
    },
  ],
  fixes: {
    refresh: 'conan lock update --requires={name}/{version}',
    override: 'Require {name}/{version} with override=True in conanfile.py',
  },
};
