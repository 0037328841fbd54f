import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'gitlab-dependency-scanning',
  title: 'GitLab dependency scanning report, schema 15',
  mediaType: 'application/json',
  extension: 'json',
  writes: true,
  formats: [],
};
