import { RANGE_LIMIT } from '../semver-version.ts';
import {
  compareFamily,
  comparePublic,
  compareVersions,
  isPrerelease,
  parseVersion,
  type Pep440Version,
} from './version.ts';

type Operator = '<' | '<=' | '>' | '>=' | '==' | '!=' | '~=' | '==*' | '!=*';

/** One clause of a version specifier; `==*` and `!=*` stand for a prefix match, `===` compares text. */
export type Clause =
  | { readonly operator: Operator; readonly version: Pep440Version }
  | { readonly operator: '==='; readonly text: string };

const CLAUSE = /^(===|~=|==|!=|<=|>=|<|>)\s*([^\s;)]+)$/;
const PUBLIC_RELEASE = /^v?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*$/i;

/**
 * The clauses of a version specifier as PEP 440 writes it: comparisons joined by commas, none for empty text. Undefined
 * where any clause is not one of PEP 440's.
 */
export function parseSpecifier(text: string): readonly Clause[] | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  const clauses: Clause[] = [];
  for (const part of text.split(',')) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    const clause = parseClause(trimmed);
    if (!clause) return undefined;
    clauses.push(clause);
  }
  return clauses;
}

function parseClause(text: string): Clause | undefined {
  const [, operator, operand = ''] = CLAUSE.exec(text) ?? [];
  if (operator === '===') return { operator, text: operand.toLowerCase() };
  if (operand.endsWith('.*')) return parsePrefix(operator, operand.slice(0, -2));
  const version = parseVersion(operand);
  if (!version) return undefined;
  switch (operator) {
    case '==':
    case '!=':
      return { operator, version };
    case '~=':
      return version.local || version.release.length < 2 ? undefined : { operator, version };
    case '<':
      return version.local ? undefined : { operator, version: firstExcluded(version) };
    case '<=':
    case '>':
    case '>=':
      return version.local ? undefined : { operator, version };
    default:
      return undefined;
  }
}

function parsePrefix(operator: string | undefined, text: string): Clause | undefined {
  const version = PUBLIC_RELEASE.test(text) ? parseVersion(text) : undefined;
  if (!version) return undefined;
  if (operator === '==') return { operator: '==*', version };
  return operator === '!=' ? { operator: '!=*', version } : undefined;
}

/** Whether the version satisfies a clause. Source: PEP 440, "Version specifiers". */
export function satisfiesClause(version: Pep440Version, clause: Clause): boolean {
  if (clause.operator === '===') return version.text.toLowerCase() === clause.text;
  const { version: bound } = clause;
  switch (clause.operator) {
    case '==':
      return equals(version, bound);
    case '!=':
      return !equals(version, bound);
    case '==*':
      return hasPrefix(version, bound, bound.release.length);
    case '!=*':
      return !hasPrefix(version, bound, bound.release.length);
    case '~=':
      return compareVersions(version, bound) >= 0 && hasPrefix(version, bound, bound.release.length - 1);
    case '>=':
      return compareVersions(version, bound) >= 0;
    case '<=':
      return comparePublic(version, bound) <= 0;
    case '<':
      return compareVersions(version, bound) < 0;
    default:
      return isAbove(version, bound);
  }
}

/** A local part counts only where the clause names one. */
function equals(version: Pep440Version, bound: Pep440Version): boolean {
  return (bound.local ? compareVersions(version, bound) : comparePublic(version, bound)) === 0;
}

function hasPrefix(version: Pep440Version, bound: Pep440Version, length: number): boolean {
  if (version.epoch !== bound.epoch) return false;
  for (let i = 0; i < length; i++) {
    if ((version.release[i] ?? 0) !== bound.release[i]) return false;
  }
  return true;
}

/** Where `<` ends: the first dev release of the bound, since its pre-releases are out; a bound that is one ends itself. */
function firstExcluded(bound: Pep440Version): Pep440Version {
  if (isPrerelease(bound)) return bound;
  return { ...bound, phase: bound.post === undefined ? 'dev' : 'final', dev: 0 };
}

/** Post-releases of the bound are out, unless the bound is one; its local versions always are. */
function isAbove(version: Pep440Version, bound: Pep440Version): boolean {
  if (bound.post !== undefined || bound.dev !== undefined) return comparePublic(version, bound) > 0;
  return compareFamily(version, bound) > 0;
}
