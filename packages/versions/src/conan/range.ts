import { increment, type Numeric } from '../numeric.ts';
import { compareVersions, parseVersion, type ConanVersion } from './version.ts';

interface Condition {
  readonly operator: '>' | '>=' | '<' | '<=' | '=' | '*';
  readonly version: ConanVersion;
}

/** A range: alternatives, of each of which all conditions must hold. */
export interface Range {
  readonly alternatives: readonly (readonly Condition[])[];
  /** Whether pre-releases may be taken. */
  readonly prereleases: boolean;
}

const EXACT = /^[A-Za-z0-9_][A-Za-z0-9_+.-]*$/;
const OPTION = /^[A-Za-z]/;
const LIMIT = 1024;
const MOST_CONDITIONS = 64;

/**
 * What a requirement asks for: an exact version, or a range, with or without its brackets. Undefined where the text is
 * neither. Source: Conan's documentation, "Version ranges", and its class `VersionRange`.
 */
export function parseRange(text: string): Range | undefined {
  if (text.length > LIMIT) return undefined;
  const isBracketed = text.startsWith('[') && text.endsWith(']') && text.length > 2;
  if (!isBracketed && EXACT.test(text)) {
    const version = parseVersion(text);
    return version && { alternatives: [[{ operator: '=', version }]], prereleases: true };
  }
  return parseExpression(isBracketed ? text.slice(1, -1) : text);
}

function parseExpression(expression: string): Range | undefined {
  if (expression === '') return undefined;
  const [conditions = '', ...options] = expression.split(',');
  const asked = options.findIndex((option) => option.includes('include_prerelease'));
  const others = asked < 0 ? options : options.slice(0, asked);
  // Conan passes over options that it does not know, and refuses what cannot be one.
  if (!others.every((option) => OPTION.test(option.trim()))) return undefined;
  const alternatives: Condition[][] = [];
  let count = 0;
  for (const alternative of conditions.split('||')) {
    const set = parseAlternative(alternative);
    count += set?.length ?? 0;
    if (!set || count > MOST_CONDITIONS) return undefined;
    alternatives.push(set);
  }
  return { alternatives, prereleases: asked >= 0 };
}

function parseAlternative(text: string): Condition[] | undefined {
  const words = text.trim() === '' ? [''] : text.trim().split(/\s+/);
  const all: Condition[] = [];
  for (const word of words) {
    const conditions = parseWord(word);
    if (!conditions) return undefined;
    all.push(...conditions);
  }
  return all;
}

function parseWord(word: string): Condition[] | undefined {
  if (word === '' || word === '*') return condition('>=', '0.0.0');
  if (word.length === 1) return undefined;
  const [, operator = '', version = ''] = /^(>=|<=|[><^~=])?(.+)$/s.exec(word) ?? [];
  if (version.startsWith('=') || (operator === '' && word[1] === '=')) return undefined;
  switch (operator) {
    case '':
      return word.endsWith('*') ? condition('*', word.slice(0, -1)) : condition('=', word);
    case '~':
      return upTo(version.includes('-') ? version : `${version}-`, ({ items }) => (items.length > 1 ? 1 : 0));
    case '^':
      return upTo(version, ({ items }) => items.findIndex((item) => item !== 0));
    case '>':
    case '>=':
    case '<':
    case '<=':
    case '=':
      return condition(operator, version);
    default:
      return undefined;
  }
}

/** `>=` and `<` leave no room for a pre-release of the bound itself: below it for one, above it for the other. */
function condition(operator: Condition['operator'], text: string): Condition[] | undefined {
  const plain = parseVersion(text);
  const isHalfOpen = operator === '>=' || operator === '<';
  const version = plain && isHalfOpen && !text.includes('-') && !plain.build ? parseVersion(`${text}-`) : plain;
  return version && [{ operator, version }];
}

/** From the version to below the next one at the position; none where that item is no number. */
function upTo(text: string, positionIn: (version: ConanVersion) => number): Condition[] | undefined {
  const version = parseVersion(text);
  const position = version && positionIn(version);
  const item = version?.items[position ?? -1];
  if (!version || position === undefined || item === undefined || typeof item === 'string') return undefined;
  const upper: readonly (Numeric | string)[] = [...version.items.slice(0, position), increment(item)];
  const [from, to] = [condition('>=', text), condition('<', `${upper.join('.')}-`)];
  return from && to && [...from, ...to];
}

/** Whether the version is in the range. */
export function contains({ alternatives, prereleases }: Range, version: ConanVersion): boolean {
  if (version.pre !== undefined && !prereleases) return false;
  return alternatives.some((conditions) => conditions.every((one) => holds(version, one)));
}

function holds(version: ConanVersion, { operator, version: bound }: Condition): boolean {
  if (operator === '*') return version.text.startsWith(bound.text);
  const sign = compareVersions(version, bound);
  switch (operator) {
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    default:
      return sign === 0;
  }
}
