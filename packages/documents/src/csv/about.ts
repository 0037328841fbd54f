import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'csv',
  title: 'CSV, for a spreadsheet',
  mediaType: 'text/csv',
  extension: 'csv',
  writes: true,
  formats: [],
};
