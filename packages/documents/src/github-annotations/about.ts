import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'github-annotations',
  title: 'GitHub Actions annotations, as workflow commands',
  mediaType: 'text/plain',
  extension: 'txt',
  writes: true,
  formats: [],
};
