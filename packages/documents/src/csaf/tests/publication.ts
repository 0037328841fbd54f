import type { CsafCheck } from './csaf-check.ts';
import { named } from './words.ts';

/** Section 6.2.10: the document says who may have it. */
export const missingTlp: CsafCheck = {
  test: '6.2.10',
  *find({ document }) {
    if (!document.distribution?.tlp) yield { path: ['document'], message: 'has no TLP label in "distribution"' };
  },
};

/** Section 6.2.11: the document says where it is published, under the file name of section 5.1. */
export const missingAddress: CsafCheck = {
  test: '6.2.11',
  *find({ document }) {
    const file = `${document.tracking.id.toLowerCase().replaceAll(/[^+\-a-z0-9]+/g, '_')}.json`;
    const isCanonical = (url: string): boolean => url.startsWith('https://') && url.endsWith(`/${file}`);
    if (!document.references?.some(({ category, url }) => category === 'self' && isCanonical(url)))
      yield {
        path: ['document'],
        message: `has no reference of the category "self" to an https address that ends with ${named(file)}`,
      };
  },
};
