import { increment } from '../numeric.ts';
import { compareSemVersions, RANGE_LIMIT, type SemVersion } from '../semver-version.ts';
import { parseVersion } from './version.ts';

/** One comparison of a requirement. */
export interface Comparison {
  readonly operator: '==' | '!=' | '>' | '>=' | '<' | '<=';
  readonly version: SemVersion;
}

/** Comparisons that must all hold. */
export type Alternative = readonly Comparison[];

const MOST_PARTS = 32;
const COMPARISON = /^(==|!=|!|>=|<=|>|<|~>)?\s*([^\s<>=!~]+)$/;
const FULL = /^\d+\.\d+\.\d+/;
const WITHOUT_PATCH = /^\d+\.\d+(?=[-+]|$)/;

/**
 * A requirement as Elixir's `Version.parse_requirement/1` reads it: comparisons joined by `and` and `or`, a bare version
 * meaning `==`. `or` separates alternatives, as Hex's solver has it. Undefined where the text is none.
 */
export function parseRequirement(text: string): readonly Alternative[] | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  const texts = text.trim().split(/\s+or\s+/);
  if (texts.length > MOST_PARTS) return undefined;
  const alternatives: Alternative[] = [];
  for (const part of texts) {
    const alternative = parseAlternative(part);
    if (!alternative) return undefined;
    alternatives.push(alternative);
  }
  return alternatives;
}

function parseAlternative(text: string): Alternative | undefined {
  const texts = text.split(/\s+and\s+/);
  if (texts.length > MOST_PARTS) return undefined;
  const comparisons: Comparison[] = [];
  for (const part of texts) {
    const parsed = parseComparison(part);
    if (!parsed) return undefined;
    comparisons.push(...parsed);
  }
  return comparisons;
}

function parseComparison(text: string): Alternative | undefined {
  const [, operator = '==', written = ''] = COMPARISON.exec(text) ?? [];
  // Only `~>` may leave the third number out.
  const filled = operator === '~>' ? written.replace(WITHOUT_PATCH, '$&.0') : written;
  const version = FULL.test(filled) ? parseVersion(filled) : undefined;
  if (!version) return undefined;
  switch (operator) {
    case '~>':
      return [
        { operator: '>=', version },
        { operator: '<', version: upperEnd(version, FULL.test(written)) },
      ];
    case '!':
    case '!=':
      return [{ operator: '!=', version }];
    case '>':
    case '>=':
    case '<':
    case '<=':
      return [{ operator, version }];
    default:
      return [{ operator: '==', version }];
  }
}

/** `~> 2.1.3` stays below 2.2, `~> 2.1` below 3; below all pre-releases of these too. */
function upperEnd({ major, minor }: SemVersion, isFull: boolean): SemVersion {
  if (isFull) return { major, minor: increment(minor), patch: 0, pre: [0] };
  return { major: increment(major), minor: 0, patch: 0, pre: [0] };
}

/** Whether the version meets one of the alternatives. Pre-releases are let in, as `Version.match?/2` does. */
export function meets(version: SemVersion, alternatives: readonly Alternative[]): boolean {
  return alternatives.some((comparisons) => comparisons.every((one) => holds(version, one)));
}

function holds(version: SemVersion, { operator, version: bound }: Comparison): boolean {
  const order = compareSemVersions(version, bound);
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    default:
      return order <= 0;
  }
}
