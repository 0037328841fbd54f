import { get, stringsOf } from '@morel/parse';
import type { ProductTree } from './product-tree.ts';

/** The entries of a list that speak of a product, by its id. */
export type References = ReadonlyMap<string, readonly number[]>;

/**
 * Which entries speak of which products, by `product_ids`, `group_ids` or `products`. An entry that names no product
 * speaks of none: CSAF leaves open of which. How much groups unfold to is limited by the check.
 */
export function referencesOf(list: readonly unknown[], tree: ProductTree): References {
  const references = new Map<string, number[]>();
  for (const [at, entry] of list.entries()) {
    for (const ids of idListsOf(entry, tree)) {
      for (const id of ids) {
        const known = references.get(id);
        if (!known) references.set(id, [at]);
        else if (known.at(-1) !== at) known.push(at);
      }
    }
  }
  return references;
}

function idListsOf(entry: unknown, tree: ProductTree): (readonly string[])[] {
  const groups = stringsOf(get(entry, 'group_ids')).map((id) => tree.group(id));
  return [stringsOf(get(entry, 'product_ids')), stringsOf(get(entry, 'products')), ...groups];
}
