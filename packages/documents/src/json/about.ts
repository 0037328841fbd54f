import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'json',
  title: 'Report as JSON',
  mediaType: 'application/json',
  extension: 'json',
  writes: true,
  formats: [],
};
