import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'circleci',
  title: 'CircleCI configuration',
  mediaType: 'application/yaml',
  extension: 'yml',
  writes: false,
  formats: [
    {
      id: 'circleci',
      title: 'CircleCI configuration',
      role: 'workflow',
      files: ['.circleci/config.yml', '.circleci/config.yaml', '.circleci/continue_config.yml'],
    },
  ],
};
