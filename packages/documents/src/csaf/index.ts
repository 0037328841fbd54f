import type { Document } from '@morel/model';
import { about } from './about.ts';

/** CSAF 2.0, security advisories and VEX documents of OASIS. */
export const document: Document = {
  about,
  vexReaders: [{ format: 'csaf', load: () => import('./read.ts').then(({ csafReader }) => csafReader) }],
};
