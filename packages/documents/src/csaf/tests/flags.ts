import type { CsafCheck } from './csaf-check.ts';
import { groupsOf, productsAbout } from './product-coverage.ts';
import { placed, vulnerabilitiesOf } from './products.ts';
import { named } from './words.ts';

/**
 * Section 6.1.33: a product has one flag, directly or through a group. All flags of CSAF 2.0 are justifications of VEX
 * (section 3.2.3.5).
 */
export const doubledFlag: CsafCheck = {
  test: '6.1.33',
  *find(csaf) {
    const groups = groupsOf(csaf);
    for (const vulnerability of vulnerabilitiesOf(csaf)) {
      const flagged = new Set<string>();
      for (const { value, path } of placed(vulnerability.value.flags, [...vulnerability.path, 'flags'])) {
        const products = new Set(productsAbout(value, groups));
        const again = [...products].find((product) => flagged.has(product));
        if (again !== undefined) yield { path, message: `is a second flag of ${named(again)}` };
        for (const product of products) flagged.add(product);
      }
    }
  },
};
