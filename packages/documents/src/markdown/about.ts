import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'markdown',
  title: 'Markdown, for a comment on a pull request',
  mediaType: 'text/markdown',
  extension: 'md',
  writes: true,
  formats: [],
};
