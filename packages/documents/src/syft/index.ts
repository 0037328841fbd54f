import type { Document } from '@morel/model';
import { about } from './about.ts';

/** The own format of Syft, which makes bills of materials of images and folders. */
export const document: Document = {
  about,
  readers: [{ format: 'syft-json', load: () => import('./read.ts').then(({ syftReader }) => syftReader) }],
};
