import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'gitlab-ci',
  title: 'GitLab CI/CD pipelines',
  mediaType: 'application/yaml',
  extension: 'yml',
  writes: false,
  formats: [
    {
      id: 'gitlab-ci',
      title: 'GitLab CI/CD pipeline',
      role: 'workflow',
      files: [
        '.gitlab-ci.yml',
        '.gitlab-ci.yaml',
        '*.gitlab-ci.yml',
        '.gitlab/*.yml',
        '.gitlab/*/*.yml',
        '.gitlab/*/*/*.yml',
        '.gitlab-ci/*.yml',
        '.gitlab-ci/*/*.yml',
      ],
    },
  ],
};
