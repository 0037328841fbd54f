import { increment } from '../numeric.ts';
import { RANGE_LIMIT } from '../semver-version.ts';
import { compareVersions, parseVersion, releaseOf, versionOf, type GemVersion } from './version.ts';

/** One comparison of a requirement. */
export interface Comparison {
  readonly operator: '=' | '!=' | '>' | '<' | '>=' | '<=' | '~>';
  readonly bound: GemVersion;
}

const COMPARISON = /^[ \t\r\n\f\v]*(>=|<=|!=|~>|[=><])?[ \t\r\n\f\v]*([0-9][0-9A-Za-z.-]*)[ \t\r\n\f\v]*$/;
const MOST_COMPARISONS = 32;

/**
 * The comparisons of a requirement, all of which must hold; a bare version means `=`. A Gemfile lists them as arguments,
 * Gemfile.lock joins them by commas, and so does this order. Undefined where the text is no requirement. Source:
 * rubygems/requirement.rb.
 */
export function parseRequirement(text: string): readonly Comparison[] | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  const parts = text.split(',');
  if (parts.length > MOST_COMPARISONS) return undefined;
  const comparisons: Comparison[] = [];
  for (const part of parts) {
    const [whole, operator, version = ''] = COMPARISON.exec(part) ?? [];
    const bound = whole === undefined ? undefined : parseVersion(version);
    if (!bound) return undefined;
    comparisons.push({ operator: toOperator(operator), bound });
  }
  return comparisons;
}

function toOperator(text: string | undefined): Comparison['operator'] {
  switch (text) {
    case '!=':
    case '>':
    case '<':
    case '>=':
    case '<=':
    case '~>':
      return text;
    default:
      return '=';
  }
}

/** Whether the version meets all comparisons. RubyGems lets a pre-release in wherever its place in the order is. */
export function meets(version: GemVersion, comparisons: readonly Comparison[]): boolean {
  return comparisons.every((comparison) => holds(version, comparison));
}

function holds(version: GemVersion, { operator, bound }: Comparison): boolean {
  const order = compareVersions(version, bound);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0 && compareVersions(versionOf(releaseOf(version)), bump(bound)) < 0;
  }
}

/** Where `~>` ends: the last number but one, one higher (`~> 1.2.3` ends before 1.3); the only one where there is one. */
function bump(bound: GemVersion): GemVersion {
  const numbers = releaseOf(bound);
  const kept = numbers.slice(0, Math.max(1, numbers.length - 1));
  const last = kept.pop() ?? 0;
  return versionOf([...kept, increment(last)]);
}
