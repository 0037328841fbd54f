import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about git repositories. */
export const about: EcosystemAbout = {
  id: 'git-repository',
  title: 'Git repositories',
  purlType: 'git',
  osv: [],
  formats: [
    {
      id: 'pre-commit-config',
      title: 'hooks that pre-commit runs',
      role: 'workflow',
      files: ['.pre-commit-config.yaml'],
    },
    { id: 'gitmodules', title: 'git submodules', role: 'workflow', files: ['.gitmodules'] },
  ],
};
