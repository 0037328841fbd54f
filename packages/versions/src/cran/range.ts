import { compareVersions, parseVersion, type CranVersion } from './version.ts';

/** One comparison of a range. */
export interface Comparison {
  readonly operator: string;
  readonly bound: CranVersion;
}

const COMPARISON = /^\s*(>=|<=|==|!=|>|<)?\s*([0-9][0-9.-]*)\s*$/;
const LIMIT = 1024;
const MOST_COMPARISONS = 32;

/**
 * A range as DESCRIPTION files write it between parentheses: comparisons joined by commas that must all hold; none for
 * `*`. A bare version is that version, as in `renv::install("name@1.0")`. Undefined where the text is no range. Source:
 * Writing R Extensions, "Package Dependencies".
 */
export function parseRange(text: string): readonly Comparison[] | undefined {
  if (text.length > LIMIT) return undefined;
  if (text.trim() === '*') return [];
  const parts = text.split(',');
  if (parts.length > MOST_COMPARISONS) return undefined;
  const comparisons: Comparison[] = [];
  for (const part of parts) {
    const [, operator = '==', version = ''] = COMPARISON.exec(part) ?? [];
    const bound = parseVersion(version);
    if (!bound) return undefined;
    comparisons.push({ operator, bound });
  }
  return comparisons;
}

/** Whether the version meets a comparison. */
export function meets(version: CranVersion, { operator, bound }: Comparison): boolean {
  const sign = compareVersions(version, bound);
  switch (operator) {
    case '>=':
      return sign >= 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '<':
      return sign < 0;
    case '!=':
      return sign !== 0;
    default:
      return sign === 0;
  }
}
