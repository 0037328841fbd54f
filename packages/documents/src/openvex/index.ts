import type { Document } from '@morel/model';
import { about } from './about.ts';

/** OpenVEX, the statements about exploitability of the OpenSSF. */
export const document: Document = {
  about,
  vexWriters: [{ format: 'openvex', load: () => import('./write.ts').then(({ openVexWriter }) => openVexWriter) }],
  vexReaders: [{ format: 'openvex', load: () => import('./read.ts').then(({ openVexReader }) => openVexReader) }],
};
