/** What npm's ranges come down to: sets of simple comparisons. */
import { compareNumbers, compareSemVersions, type SemVersion } from '../semver-version.ts';

export interface Comparator {
  readonly op: '<' | '<=' | '>' | '>=' | '=';
  readonly version: SemVersion;
  /** Whether the range itself names a pre-release here, which lets pre-releases of the same three numbers in. */
  readonly admits: boolean;
}

/** Comparisons that must all hold; an empty list holds for every release. */
export type ComparatorSet = readonly Comparator[];

/**
 * Whether one of the sets holds. A pre-release satisfies a set only where a comparison of that set names a pre-release
 * of the same major, minor and patch.
 */
export function satisfiesAny(version: SemVersion, sets: readonly ComparatorSet[]): boolean {
  return sets.some((set) => satisfiesAll(version, set));
}

function satisfiesAll(version: SemVersion, set: ComparatorSet): boolean {
  let admitted = version.pre.length === 0;
  for (const comparator of set) {
    if (!holds(version, comparator)) return false;
    admitted ||= comparator.admits && compareNumbers(version, comparator.version) === 0;
  }
  return admitted;
}

function holds(version: SemVersion, { op, version: bound }: Comparator): boolean {
  const order = compareSemVersions(version, bound);
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
}

/** What alternatives pin together: one version, a set with an end, or anything newer. */
export function pinningOf(sets: readonly ComparatorSet[]): 'exact' | 'bounded' | 'open' {
  if (!sets.every((set) => set.some(({ op }) => op === '=' || op === '<' || op === '<='))) return 'open';
  const single = sets.map(singleVersion);
  const [first] = single;
  const same = first !== undefined && single.every((one) => one !== undefined && compareSemVersions(one, first) === 0);
  return same ? 'exact' : 'bounded';
}

/** The one version that a set can hold for, where its bounds meet. */
function singleVersion(set: ComparatorSet): SemVersion | undefined {
  const exact = set.find(({ op }) => op === '=');
  if (exact) return exact.version;
  for (const { op, version } of set) {
    if (op !== '<=') continue;
    if (set.some((other) => other.op === '>=' && compareSemVersions(other.version, version) === 0)) return version;
  }
  return undefined;
}
