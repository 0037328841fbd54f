import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about container images. */
export const about: EcosystemAbout = {
  id: 'oci',
  title: 'Container images',
  purlType: 'docker',
  otherPurlTypes: ['oci'],
  movingVersions: true,
  osv: [],
  formats: [
    {
      id: 'image-dockerfile',
      title: 'images that a Dockerfile builds on',
      role: 'workflow',
      files: ['Dockerfile', 'Dockerfile.*', '*.Dockerfile', '*.dockerfile', 'Containerfile', 'Containerfile.*'],
    },
    {
      id: 'image-compose',
      title: 'images that a Compose file starts',
      role: 'workflow',
      files: [
        'compose.yaml',
        'compose.yml',
        'compose.*.yaml',
        'compose.*.yml',
        'docker-compose.yaml',
        'docker-compose.yml',
        'docker-compose.*.yaml',
        'docker-compose.*.yml',
      ],
    },
    {
      id: 'image-gitlab-ci',
      title: 'images of GitLab CI/CD jobs',
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
    {
      id: 'image-circleci',
      title: 'images of CircleCI jobs',
      role: 'workflow',
      files: ['.circleci/config.yml', '.circleci/config.yaml', '.circleci/continue_config.yml'],
    },
    {
      id: 'image-bitbucket',
      title: 'images of Bitbucket Pipelines',
      role: 'workflow',
      files: ['bitbucket-pipelines.yml', 'bitbucket-pipelines.yaml'],
    },
    {
      id: 'image-azure-pipelines',
      title: 'images of Azure Pipelines jobs',
      role: 'workflow',
      files: [
        'azure-pipelines.yml',
        'azure-pipelines.yaml',
        'azure-pipelines-*.yml',
        'azure-pipelines.*.yml',
        '.azure-pipelines.yml',
        '.azure-pipelines/*.yml',
        '.azure-pipelines/*/*.yml',
        'azure-pipelines/*.yml',
        'azure-pipelines/*/*.yml',
        '.azuredevops/*.yml',
      ],
    },
    {
      id: 'image-github',
      title: 'images of GitHub Actions jobs',
      role: 'workflow',
      files: ['.github/workflows/*.yml', '.github/workflows/*.yaml', 'action.yml', 'action.yaml'],
    },
  ],
};
