import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  mediaType: 'application/sarif+json',
  extension: 'sarif',
  writes: true,
  formats: [],
};
