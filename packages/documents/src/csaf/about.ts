import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'csaf',
  title: 'CSAF',
  mediaType: 'application/json',
  extension: 'csaf.json',
  writes: false,
  formats: [],
  vex: [{ id: 'csaf', title: 'CSAF 2.0 (JSON)', writes: true, signs: ['"csaf_version"'] }],
};
