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
  ],
};
