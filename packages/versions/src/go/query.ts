import { RANGE_LIMIT, compareNumbers, compareSemVersions, type SemVersion } from '../semver-version.ts';
import { isPseudoVersion, parseVersion } from './version.ts';

/** What `go get module@query` or a `require` line asks for. */
export interface Query {
  readonly operator: 'least' | 'prefix' | 'newest' | '<' | '<=' | '>' | '>=';
  /** Absent for `newest`. */
  readonly version?: SemVersion;
  /** How many numbers a prefix gives. */
  readonly parts?: number;
}

const COMPARISON = /^(<=|>=|<|>)(v.*)$/;
const PREFIX = /^v[0-9]+(?:\.[0-9]+)?$/;
const NEWEST: ReadonlySet<string> = new Set(['latest', 'upgrade', 'patch']);

/**
 * A version query. Source: Go Modules Reference, "Version queries". Branch names and commits are none, since they say
 * nothing about versions; neither is `none`.
 */
export function parseQuery(text: string): Query | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  if (NEWEST.has(text)) return { operator: 'newest' };
  const [, operator, bound] = COMPARISON.exec(text) ?? [];
  const version = parseVersion(bound ?? text);
  if (!version) return undefined;
  if (operator === '<' || operator === '<=' || operator === '>' || operator === '>=') return { operator, version };
  return PREFIX.test(text)
    ? { operator: 'prefix', version, parts: text.split('.').length }
    : { operator: 'least', version };
}

/** Whether the version answers the query. A required version is answered by itself and by anything higher. */
export function answers(version: SemVersion, { operator, version: bound, parts }: Query): boolean {
  if (!bound) return true;
  const order = compareSemVersions(version, bound);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case 'prefix':
      return hasPrefix(version, bound, parts ?? 1);
    default:
      return order >= 0;
  }
}

function hasPrefix(version: SemVersion, bound: SemVersion, parts: number): boolean {
  if (isPseudoVersion(version)) return false;
  return compareNumbers({ ...version, patch: 0, ...(parts < 2 && { minor: 0 }) }, bound) === 0;
}
