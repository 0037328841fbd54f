import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'github-summary',
  title: 'GitHub Actions job summary',
  mediaType: 'text/markdown',
  extension: 'md',
  writes: true,
  formats: [],
};
