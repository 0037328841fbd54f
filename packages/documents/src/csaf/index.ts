import type { Document } from '@morel/model';
import { about } from './about.ts';

/** CSAF 2.0, security advisories and VEX documents of OASIS. */
export const document: Document = {
  about,
  vexWriters: [{ format: 'csaf', load: () => import('./write.ts').then(({ loadCsafWriter }) => loadCsafWriter()) }],
  vexReaders: [{ format: 'csaf', load: () => import('./read.ts').then(({ loadCsafReader }) => loadCsafReader()) }],
};
