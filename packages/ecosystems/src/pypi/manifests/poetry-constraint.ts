import { canonicalSpecifier } from '../requirement/specifier.ts';

const PART = /(\^|~=|~|===|==|!=|<=|>=|<|>|=)?\s*((?:[^\s,^~=!<>]|!(?!=))+)/g;
const RELEASE = /^v?(?:(\d{1,9})!)?(\d{1,9}(?:\.\d{1,9})*)/;
const LIMIT = 1_000;

/**
 * A version constraint of Poetry as a version specifier: `^1.2` is `>=1.2,<2`, `~1.2` is `>=1.2,<1.3`, a bare version is
 * exact (python-poetry.org, "Dependency specification"). Alternatives (`||`), which a specifier cannot say, stay as written.
 */
export function specifierOfConstraint(constraint: string): string {
  const text = constraint.trim();
  if (text === '' || text === '*') return '';
  if (text.includes('|') || text.length > LIMIT) return text;
  const clauses: string[] = [];
  for (const [, operator = '=', version = ''] of text.matchAll(PART)) {
    if (version !== '*') clauses.push(clauseOf(operator, version));
  }
  return canonicalSpecifier(clauses.join(','));
}

function clauseOf(operator: string, version: string): string {
  switch (operator) {
    case '^':
      return `>=${version},<${nextOf(version, caretPosition)}`;
    case '~':
      return `>=${version},<${nextOf(version, ({ length }) => Math.min(1, length - 1))}`;
    case '=':
      return `==${version}`;
    default:
      return operator + version;
  }
}

/** The release with the part at that position raised and those after it dropped. */
function nextOf(version: string, positionOf: (parts: readonly number[]) => number): string {
  const [, epoch, release = '0'] = RELEASE.exec(version) ?? [];
  const parts = release.split('.').map(Number);
  const position = positionOf(parts);
  const next = [...parts.slice(0, position), (parts[position] ?? 0) + 1].join('.');
  return epoch === undefined ? next : `${epoch}!${next}`;
}

/** The first part that is not zero, or the last one. */
function caretPosition(parts: readonly number[]): number {
  const first = parts.findIndex((part) => part !== 0);
  return first < 0 ? parts.length - 1 : first;
}
