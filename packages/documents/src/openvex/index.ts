import type { Document } from '@morel/model';
import { about } from './about.ts';

/** OpenVEX, the statements about exploitability of the OpenSSF. */
export const document: Document = {
  about,
  vexReaders: [{ format: 'openvex', load: () => import('./read.ts').then(({ openVexReader }) => openVexReader) }],
};
