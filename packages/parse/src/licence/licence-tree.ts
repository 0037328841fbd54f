/** An SPDX licence expression, taken apart. `AND` and `OR` have two parts or more. */
export type LicenceTree = LicenceLeaf | LicenceBranch;

export interface LicenceLeaf {
  readonly kind: 'licence';
  /** An id of SPDX's list as the list spells it, or a reference as written. */
  readonly id: string;
  /** `LicenseRef-…`, of this document or another: its text stands elsewhere. */
  readonly isReference: boolean;
  /** `+`: this version or any later one. */
  readonly orLater: boolean;
  /** What follows `WITH`: an id of SPDX's list of exceptions, or `AdditionRef-…`. */
  readonly exception?: string;
}

export interface LicenceBranch {
  readonly kind: 'and' | 'or';
  readonly parts: readonly LicenceTree[];
}

/** The expression as SPDX writes it, with the parentheses that it needs. */
export function licenceText(tree: LicenceTree): string {
  if (tree.kind === 'licence') {
    const exception = tree.exception === undefined ? '' : ` WITH ${tree.exception}`;
    return `${tree.id}${tree.orLater ? '+' : ''}${exception}`;
  }
  const parts = tree.parts.map((part) => (part.kind === 'licence' ? licenceText(part) : `(${licenceText(part)})`));
  return parts.join(tree.kind === 'and' ? ' AND ' : ' OR ');
}

/** The licence that decides an expression, and how much it weighs. */
export interface DecidingLicence {
  readonly leaf: LicenceLeaf;
  readonly weight: number;
}

/**
 * Of a choice the lightest branch counts, of what applies together the heaviest; of equals the first. Trees that
 * `parseLicence` makes are not deep.
 */
export function decidingLicence(tree: LicenceTree, weigh: (leaf: LicenceLeaf) => number): DecidingLicence {
  if (tree.kind === 'licence') return { leaf: tree, weight: weigh(tree) };
  const [first, ...others] = tree.parts.map((part) => decidingLicence(part, weigh));
  if (!first) throw new Error('a branch without parts');
  return others.reduce((best, next) => {
    const wins = tree.kind === 'or' ? next.weight < best.weight : next.weight > best.weight;
    return wins ? next : best;
  }, first);
}
