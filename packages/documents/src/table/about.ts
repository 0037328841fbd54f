import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'table',
  title: 'Report for a terminal',
  mediaType: 'text/plain',
  extension: 'txt',
  writes: true,
  formats: [],
};
