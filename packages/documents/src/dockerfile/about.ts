import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'dockerfile',
  title: 'Dockerfiles',
  mediaType: 'text/plain',
  extension: 'Dockerfile',
  writes: false,
  formats: [
    {
      id: 'dockerfile',
      title: 'Dockerfile',
      role: 'workflow',
      files: ['Dockerfile', 'Dockerfile.*', '*.Dockerfile', '*.dockerfile', 'Containerfile', 'Containerfile.*'],
    },
  ],
};
