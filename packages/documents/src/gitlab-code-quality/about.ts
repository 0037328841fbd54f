import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'gitlab-code-quality',
  title: 'GitLab Code Quality report, for the merge request of every tier',
  mediaType: 'application/json',
  extension: 'json',
  writes: true,
  formats: [],
};
