import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'jenkinsfile',
  title: 'Jenkins pipelines',
  mediaType: 'text/x-groovy',
  extension: 'groovy',
  writes: false,
  formats: [
    {
      id: 'jenkinsfile',
      title: 'Jenkinsfile',
      role: 'workflow',
      files: ['Jenkinsfile', 'Jenkinsfile.*', '*.jenkinsfile', '*.Jenkinsfile'],
    },
  ],
};
