import type { CsafCheck } from './csaf-check.ts';
import type { CsafDocument } from './csaf-document.ts';
import { named } from './words.ts';

/** Section 6.1.3: no product of a relationship is defined through itself. */
export const circularProduct: CsafCheck = {
  test: '6.1.3',
  *find(csaf) {
    const parts = partsOf(csaf);
    const done = new Set<string>();
    for (const [at, { full_product_name: product }] of (csaf.product_tree?.relationships ?? []).entries())
      if (closesCircle(product.product_id, parts, done))
        yield {
          path: ['product_tree', 'relationships', at, 'full_product_name', 'product_id'],
          message: `defines ${named(product.product_id)} through products that are defined through each other`,
        };
  },
};

/** What each product of a relationship is made of. */
function partsOf({ product_tree: tree }: CsafDocument): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const { full_product_name: product, ...relationship } of tree?.relationships ?? []) {
    const known = parts.get(product.product_id) ?? [];
    parts.set(product.product_id, known);
    known.push(relationship.product_reference, relationship.relates_to_product_reference);
  }
  return parts;
}

/**
 * Whether the way down from a product meets a product that it is still below of. Products that were walked through go into
 * `done`, so that all walks together take each relationship once. A walk keeps its own stack: relationships may be long chains.
 */
function closesCircle(start: string, parts: ReadonlyMap<string, readonly string[]>, done: Set<string>): boolean {
  if (done.has(start)) return false;
  const open = new Set([start]);
  const stack = [{ id: start, next: 0 }];
  let found = false;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const part = parts.get(top.id)?.[top.next];
    top.next += 1;
    if (part === undefined) {
      open.delete(top.id);
      done.add(top.id);
      stack.pop();
    } else if (open.has(part)) found = true;
    else if (!done.has(part)) {
      open.add(part);
      stack.push({ id: part, next: 0 });
    }
  }
  return found;
}
