import type { Step } from '@morel/parse';
import type { AboutProducts, Branch, CsafDocument, FullProductName, Status, Vulnerability } from './csaf-document.ts';

const STATUSES: readonly Status[] = [
  'first_affected',
  'first_fixed',
  'fixed',
  'known_affected',
  'known_not_affected',
  'last_affected',
  'recommended',
  'under_investigation',
];

/** Something in the document, and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly path: readonly Step[];
}

/** Every branch of the product tree, an outer one before those in it. */
export function* branchesOf({ product_tree: tree }: CsafDocument): Generator<Placed<Branch>> {
  yield* below(tree?.branches, ['product_tree', 'branches']);
}

function* below(branches: readonly Branch[] | undefined, path: readonly Step[]): Generator<Placed<Branch>> {
  for (const [at, value] of (branches ?? []).entries()) {
    yield { value, path: [...path, at] };
    yield* below(value.branches, [...path, at, 'branches']);
  }
}

/** Every product that the product tree defines, those of relationships last. */
export function* productsOf(csaf: CsafDocument): Generator<Placed<FullProductName>> {
  const tree = csaf.product_tree;
  for (const { value, path } of branchesOf(csaf))
    if (value.product) yield { value: value.product, path: [...path, 'product'] };
  for (const [at, value] of (tree?.full_product_names ?? []).entries())
    yield { value, path: ['product_tree', 'full_product_names', at] };
  for (const [at, { full_product_name: value }] of (tree?.relationships ?? []).entries())
    yield { value, path: ['product_tree', 'relationships', at, 'full_product_name'] };
}

/** Every vulnerability. */
export function* vulnerabilitiesOf({ vulnerabilities }: CsafDocument): Generator<Placed<Vulnerability>> {
  for (const [at, value] of (vulnerabilities ?? []).entries()) yield { value, path: ['vulnerabilities', at] };
}

/** What of a vulnerability names products by id or group: its flags, remediations and threats. */
export function* aboutProducts({ value, path }: Placed<Vulnerability>): Generator<Placed<AboutProducts>> {
  for (const kind of ['flags', 'remediations', 'threats'] as const)
    for (const [at, item] of (value[kind] ?? []).entries()) yield { value: item, path: [...path, kind, at] };
}

/** Every place where a product is named by its id, in groups, relationships and vulnerabilities. */
export function* productReferences(csaf: CsafDocument): Generator<Placed<string>> {
  for (const [at, group] of (csaf.product_tree?.product_groups ?? []).entries())
    yield* placed(group.product_ids, ['product_tree', 'product_groups', at, 'product_ids']);
  for (const [at, relationship] of (csaf.product_tree?.relationships ?? []).entries())
    for (const key of ['product_reference', 'relates_to_product_reference'] as const)
      yield { value: relationship[key], path: ['product_tree', 'relationships', at, key] };
  for (const vulnerability of vulnerabilitiesOf(csaf)) {
    const { value, path } = vulnerability;
    for (const status of STATUSES) yield* placed(value.product_status?.[status], [...path, 'product_status', status]);
    for (const [at, { products }] of (value.scores ?? []).entries())
      yield* placed(products, [...path, 'scores', at, 'products']);
    for (const about of aboutProducts(vulnerability))
      yield* placed(about.value.product_ids, [...about.path, 'product_ids']);
  }
}

/** The entries of a list, each with its place. */
export function* placed<T>(list: readonly T[] | undefined, path: readonly Step[]): Generator<Placed<T>> {
  for (const [at, value] of (list ?? []).entries()) yield { value, path: [...path, at] };
}
