import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'travis',
  title: 'Travis CI configuration',
  mediaType: 'application/yaml',
  extension: 'yml',
  writes: false,
  formats: [
    { id: 'travis', title: 'Travis CI configuration', role: 'workflow', files: ['.travis.yml', '.travis.yaml'] },
  ],
};
