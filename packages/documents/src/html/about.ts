import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'html',
  title: 'Page for a browser, in one file',
  mediaType: 'text/html',
  extension: 'html',
  writes: true,
  formats: [],
};
