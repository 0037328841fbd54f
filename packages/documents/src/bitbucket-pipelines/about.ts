import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'bitbucket-pipelines',
  title: 'Bitbucket Pipelines',
  mediaType: 'application/yaml',
  extension: 'yml',
  writes: false,
  formats: [
    {
      id: 'bitbucket-pipelines',
      title: 'Bitbucket Pipelines configuration',
      role: 'workflow',
      files: ['bitbucket-pipelines.yml', 'bitbucket-pipelines.yaml'],
    },
  ],
};
