import { canonicalPurl } from '@morel/parse';
import type { CsafCheck } from './csaf-check.ts';
import { productsOf } from './products.ts';
import { named } from './words.ts';

/** Section 6.1.13: package URLs are valid, as far as the rules of their type are known too. */
export const invalidPurl: CsafCheck = {
  test: '6.1.13',
  *find(csaf) {
    for (const { value, path } of productsOf(csaf)) {
      const purl = value.product_identification_helper?.purl;
      if (purl !== undefined && canonicalPurl(purl) === undefined)
        yield {
          path: [...path, 'product_identification_helper', 'purl'],
          message: `${named(purl)} is no valid package URL`,
        };
    }
  },
};
