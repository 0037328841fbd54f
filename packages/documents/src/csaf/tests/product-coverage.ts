import type { CsafCheck, Finding } from './csaf-check.ts';
import type { AboutProducts, CsafDocument, Status, Vulnerability } from './csaf-document.ts';
import { placed, vulnerabilitiesOf } from './products.ts';
import { profile } from './profiles.ts';
import { named } from './words.ts';

const AFFECTED: readonly Status[] = ['first_affected', 'known_affected', 'last_affected'];

/** Section 6.1.27.9: VEX says why a product is not affected, by a flag or in words. */
export const impactStatement: CsafCheck = profile('6.1.27.9', 'vex', (csaf) =>
  uncovered(csaf, ['known_not_affected'], 'has no flag and no threat of the category "impact"', (vulnerability) => [
    ...(vulnerability.flags ?? []),
    ...(vulnerability.threats ?? []).filter(({ category }) => category === 'impact'),
  ]),
);

/** Section 6.1.27.10: VEX says what to do about a product that is affected. */
export const actionStatement: CsafCheck = profile('6.1.27.10', 'vex', (csaf) =>
  uncovered(csaf, ['known_affected'], 'has no remediation', ({ remediations }) => remediations ?? []),
);

/** Section 6.2.2: what is or may be affected has a remediation, if only "none_available". */
export const missingRemediation: CsafCheck = {
  test: '6.2.2',
  find: (csaf) =>
    uncovered(
      csaf,
      [...AFFECTED, 'under_investigation'],
      'has no remediation',
      ({ remediations }) => remediations ?? [],
    ),
};

/** Section 6.2.3: what is affected has a score. */
export const missingScore: CsafCheck = {
  test: '6.2.3',
  find: (csaf) =>
    uncovered(csaf, AFFECTED, 'has no score', ({ scores }) =>
      (scores ?? []).map(({ products }) => ({ product_ids: products })),
    ),
};

/** Products of some statuses that none of the items which a vulnerability should have for them is about. */
function* uncovered(
  csaf: CsafDocument,
  statuses: readonly Status[],
  message: string,
  itemsOf: (vulnerability: Vulnerability) => readonly AboutProducts[],
): Generator<Finding> {
  const groups = groupsOf(csaf);
  for (const { value: vulnerability, path } of vulnerabilitiesOf(csaf)) {
    const covered = new Set(itemsOf(vulnerability).flatMap((item) => [...productsAbout(item, groups)]));
    for (const status of statuses)
      for (const product of placed(vulnerability.product_status?.[status], [...path, 'product_status', status]))
        if (!covered.has(product.value))
          yield { path: product.path, message: `names ${named(product.value)}, which ${message}` };
  }
}

/** Product ids by group; a group that is defined twice is both. */
export function groupsOf({ product_tree: tree }: CsafDocument): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { group_id: id, product_ids: products } of tree?.product_groups ?? []) {
    const known = groups.get(id) ?? [];
    groups.set(id, known);
    for (const product of products) known.push(product);
  }
  return groups;
}

/** The products that an item is about, by id or group, some perhaps twice. */
export function* productsAbout(
  { product_ids: products, group_ids: named_ }: AboutProducts,
  groups: ReadonlyMap<string, readonly string[]>,
): Generator<string> {
  yield* products ?? [];
  for (const group of named_ ?? []) yield* groups.get(group) ?? [];
}
