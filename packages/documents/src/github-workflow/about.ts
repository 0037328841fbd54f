import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'github-workflow',
  title: 'GitHub Actions workflows and composite actions',
  mediaType: 'application/yaml',
  extension: 'yml',
  writes: false,
  formats: [
    {
      id: 'github-workflow',
      title: 'GitHub Actions workflow',
      role: 'workflow',
      files: ['.github/workflows/*.yml', '.github/workflows/*.yaml'],
    },
    { id: 'github-action', title: 'GitHub composite action', role: 'workflow', files: ['action.yml', 'action.yaml'] },
  ],
};
