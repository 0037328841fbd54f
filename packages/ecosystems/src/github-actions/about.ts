import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about GitHub Actions. */
export const about: EcosystemAbout = {
  id: 'github-actions',
  title: 'GitHub Actions',
  purlType: 'githubactions',
  otherPurlTypes: ['github'],
  otherPurlTypesAlsoName: 'git repositories',
  osv: ['GitHub Actions'],
  formats: [
    {
      id: 'actions-workflow',
      title: 'actions that a workflow uses',
      role: 'workflow',
      files: ['.github/workflows/*.yml', '.github/workflows/*.yaml'],
    },
    {
      id: 'actions-metadata',
      title: 'actions that a composite action uses',
      role: 'workflow',
      files: ['action.yml', 'action.yaml'],
    },
  ],
};
