import type { SchemaFault } from '@morel/parse';
import type { CsafDocument } from '../tests/csaf-document.ts';
import { aboutProducts, placed, vulnerabilitiesOf } from '../tests/products.ts';

/** As many products as all groups together may stand for where they are named; the largest real documents come to some thousands. */
const MOST_PRODUCTS = 2_000_000;

/**
 * Where a document names so many products through groups that to look at each would take a time out of proportion to
 * its length: ten thousand vulnerabilities with a group of ten thousand products are a hundred million products.
 */
export function productLimitFault(csaf: CsafDocument): SchemaFault | undefined {
  const sizes = new Map<string, number>();
  for (const { group_id: id, product_ids: products } of csaf.product_tree?.product_groups ?? [])
    sizes.set(id, (sizes.get(id) ?? 0) + products.length);
  let total = 0;
  for (const vulnerability of vulnerabilitiesOf(csaf))
    for (const about of aboutProducts(vulnerability))
      for (const { value, path } of placed(about.value.group_ids, [...about.path, 'group_ids'])) {
        total += sizes.get(value) ?? 0;
        if (total > MOST_PRODUCTS)
          return { path, message: `is one group too many: more than ${MOST_PRODUCTS} products are not read` };
      }
  return undefined;
}
