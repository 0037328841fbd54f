import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'junit',
  title: 'JUnit XML, for the test view of a CI system',
  mediaType: 'application/xml',
  extension: 'xml',
  writes: true,
  formats: [],
};
