import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { BRANCH_NUMBER, meets, parseRange, type Alternative, type Comparison } from './range.ts';
import { compareVersions, isPrerelease, parseVersion, type ComposerVersion } from './version.ts';

/** Versions and constraints of Composer. */
export const order: VersionOrder<ComposerVersion> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease,
  satisfies(version, range) {
    const alternatives = parseRange(range);
    return alternatives && meets(version, alternatives);
  },
  pinning(range) {
    const alternatives = parseRange(range);
    if (!alternatives) return undefined;
    if (alternatives.length === 1 && alternatives.every((one) => one.some(isExact))) return 'exact';
    return alternatives.every(isBounded) ? 'bounded' : 'open';
  },
};

/** A branch is exact only where it is held at a commit. */
function isExact({ operator, version, isHeld }: Comparison): boolean {
  return operator === '=' && (isHeld === true || (version !== undefined && !isBranch(version)));
}

function isBounded(comparisons: Alternative): boolean {
  return comparisons.some((one) => isExact(one) || one.operator === '<' || one.operator === '<=');
}

function isBranch(version: ComposerVersion): boolean {
  return version.includes(BRANCH_NUMBER);
}
