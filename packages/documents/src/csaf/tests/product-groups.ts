import type { CsafCheck } from './csaf-check.ts';
import { aboutProducts, placed, vulnerabilitiesOf } from './products.ts';
import { named } from './words.ts';

/** Section 6.1.4: every product group that is named is defined. */
export const missingGroup: CsafCheck = {
  test: '6.1.4',
  *find(csaf) {
    const defined = new Set(csaf.product_tree?.product_groups?.map(({ group_id: id }) => id));
    for (const vulnerability of vulnerabilitiesOf(csaf))
      for (const about of aboutProducts(vulnerability))
        for (const { value, path } of placed(about.value.group_ids, [...about.path, 'group_ids']))
          if (!defined.has(value)) yield { path, message: `names the group ${named(value)}, which is not defined` };
  },
};

/** Section 6.1.5: no product group is defined twice. */
export const doubledGroup: CsafCheck = {
  test: '6.1.5',
  *find(csaf) {
    const seen = new Set<string>();
    for (const { value, path } of placed(csaf.product_tree?.product_groups, ['product_tree', 'product_groups'])) {
      if (seen.has(value.group_id))
        yield { path: [...path, 'group_id'], message: `defines the group ${named(value.group_id)} a second time` };
      seen.add(value.group_id);
    }
  },
};
