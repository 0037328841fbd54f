import type { CsafCheck, Finding } from './csaf-check.ts';
import type { Branch, CsafDocument } from './csaf-document.ts';
import { branchesOf } from './products.ts';
import { anyOf, named } from './words.ts';

/** Words that make a range of a version. */
const RANGE_WORDS: ReadonlySet<string> = new Set(['after', 'all', 'before', 'earlier', 'later', 'prior', 'versions']);
/** Section 6.2.18. */
const VERS = /^vers:[a-z.+-][a-z0-9.+-]*\/./;
/** Branches on the way to a product, outermost first. */
const WAY = ['vendor', 'product_name', 'product_version'] as const;

/** Section 6.1.31: a version is no range. "after-eight" is a version. */
export const rangeAsVersion: CsafCheck = {
  test: '6.1.31',
  find: (csaf) => namesOf(csaf, 'product_version', 'is a range of versions', isRange),
};

/** Section 6.2.18: a range is written as vers. */
export const rangeWithoutVers: CsafCheck = {
  test: '6.2.18',
  find: (csaf) => namesOf(csaf, 'product_version_range', 'is no vers range', (name) => !VERS.test(name)),
};

/** Section 6.3.9: a product is found below its vendor, name and version. */
export const branchCategories: CsafCheck = {
  test: '6.3.9',
  *find({ product_tree: tree }) {
    yield* astray(tree?.branches, ['product_tree', 'branches'], 0);
  },
};

/** Section 6.3.10: products have versions, not ranges. */
export const versionRange: CsafCheck = {
  test: '6.3.10',
  *find(csaf) {
    for (const { value, path } of branchesOf(csaf))
      if (value.category === 'product_version_range')
        yield { path: [...path, 'category'], message: 'is "product_version_range": versions are found more easily' };
  },
};

/** Section 6.3.11: a version is not marked as one. */
export const versionIndicator: CsafCheck = {
  test: '6.3.11',
  find: (csaf) => namesOf(csaf, 'product_version', 'starts with a "v"', (name) => /^v\s?\d/i.test(name)),
};

function* namesOf(
  csaf: CsafDocument,
  category: string,
  message: string,
  isWrong: (name: string) => boolean,
): Generator<Finding> {
  for (const { value, path } of branchesOf(csaf))
    if (value.category === category && isWrong(value.name))
      yield { path: [...path, 'name'], message: `${named(value.name)} ${message}` };
}

function isRange(name: string): boolean {
  return (
    /[<>]/.test(name) ||
    name
      .toLowerCase()
      .split(/\s/)
      .some((word) => RANGE_WORDS.has(word))
  );
}

/** @param met how many of the branches that a product needs above it have been met, in their order */
function* astray(branches: readonly Branch[] | undefined, path: Finding['path'], met: number): Generator<Finding> {
  for (const [at, branch] of (branches ?? []).entries()) {
    const now = met + Number(branch.category === WAY[met]);
    if (branch.product && now < WAY.length)
      yield {
        path: [...path, at, 'product'],
        message: `is not below branches for ${anyOf(WAY).replace(' or ', ' and ')}`,
      };
    yield* astray(branch.branches, [...path, at, 'branches'], now);
  }
}
