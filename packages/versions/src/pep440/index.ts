import type { VersionOrder } from '@morel/model';
import { about } from './about.ts';
import { parseSpecifier, satisfiesClause, type Clause } from './specifier.ts';
import { compareVersions, isPrerelease, parseVersion, type Pep440Version } from './version.ts';

/** PEP 440: versions, their order and specifiers. */
export const order: VersionOrder<Pep440Version> = {
  id: about.id,
  parse: parseVersion,
  compare: compareVersions,
  isPrerelease,
  // A pre-release passes where the clauses hold: asked about one version, there is no other one to prefer.
  satisfies: (version, range) => parseSpecifier(range)?.every((clause) => satisfiesClause(version, clause)),
  pinning(range) {
    const clauses = parseSpecifier(range);
    if (!clauses) return undefined;
    if (clauses.some(isExact)) return 'exact';
    return clauses.some(isBounded) ? 'bounded' : 'open';
  },
};

function isExact({ operator }: Clause): boolean {
  return operator === '==' || operator === '===';
}

function isBounded({ operator }: Clause): boolean {
  return operator === '==*' || operator === '~=' || operator === '<' || operator === '<=';
}
