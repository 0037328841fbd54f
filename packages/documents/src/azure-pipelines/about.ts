import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'azure-pipelines',
  title: 'Azure Pipelines',
  mediaType: 'application/yaml',
  extension: 'yml',
  writes: false,
  formats: [
    {
      id: 'azure-pipelines',
      title: 'Azure Pipelines definition',
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
  ],
};
