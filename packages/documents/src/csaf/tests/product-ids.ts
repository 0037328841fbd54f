import type { CsafCheck } from './csaf-check.ts';
import { productReferences, productsOf } from './products.ts';
import { named } from './words.ts';

/** Section 6.1.1: every product that is named is defined. */
export const missingProduct: CsafCheck = {
  test: '6.1.1',
  *find(csaf) {
    const defined = new Set([...productsOf(csaf)].map(({ value }) => value.product_id));
    for (const { value, path } of productReferences(csaf))
      if (!defined.has(value)) yield { path, message: `names the product ${named(value)}, which is not defined` };
  },
};

/** Section 6.1.2: no product id is defined twice. */
export const doubledProduct: CsafCheck = {
  test: '6.1.2',
  *find(csaf) {
    const seen = new Set<string>();
    for (const { value, path } of productsOf(csaf)) {
      const id = value.product_id;
      if (seen.has(id))
        yield { path: [...path, 'product_id'], message: `defines the product ${named(id)} a second time` };
      seen.add(id);
    }
  },
};

/** Section 6.2.1: every product that is defined is named somewhere. */
export const unusedProduct: CsafCheck = {
  test: '6.2.1',
  *find(csaf) {
    if (csaf.document.category === 'csaf_informational_advisory') return;
    const used = new Set([...productReferences(csaf)].map(({ value }) => value));
    for (const { value, path } of productsOf(csaf))
      if (!used.has(value.product_id))
        yield { path: [...path, 'product_id'], message: `defines ${named(value.product_id)}, which nothing refers to` };
  },
};

/** Section 6.2.16: every product says how it is told apart. */
export const missingHelper: CsafCheck = {
  test: '6.2.16',
  *find(csaf) {
    for (const { value, path } of productsOf(csaf))
      if (!value.product_identification_helper) yield { path, message: 'has no "product_identification_helper"' };
  },
};
