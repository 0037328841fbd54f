import { compareVersions, parseVersion, type HackageVersion } from './version.ts';

/** A range as a tree; of `within` the upper end is left out. */
export type Range =
  | { readonly kind: 'any' | 'none' }
  | { readonly kind: '==' | '>=' | '>' | '<' | '<='; readonly bound: HackageVersion }
  | { readonly kind: 'within'; readonly from: HackageVersion; readonly to: HackageVersion }
  | { readonly kind: '&&' | '||'; readonly parts: readonly Range[] };

const TOKEN = /\s*(?:(&&|\|\||[(){},]|\^>=|>=|<=|==|>|<)|(-any|-none)|([0-9]+(?:\.[0-9]+)*(?:\.\*)?))/y;
const LIMIT = 1024;
const DEEPEST = 20;

/**
 * A range as `build-depends` writes it: comparisons, `==1.2.*`, `^>=`, sets in braces, `&&`, `||`, parentheses. A bare
 * version is that version, as a lockfile has it. Undefined where the text is no range. Source: Cabal's documentation,
 * "build-depends".
 */
export function parseRange(text: string): Range | undefined {
  if (text.length > LIMIT) return undefined;
  const version = parseVersion(text);
  if (version) return { kind: '==', bound: version };
  const tokens = tokensOf(text);
  if (!tokens || tokens.length === 0) return undefined;
  const reader = new RangeReader(tokens);
  const range = reader.alternatives(0);
  return reader.isAtEnd ? range : undefined;
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    TOKEN.lastIndex = at;
    const [all, ...groups] = TOKEN.exec(text) ?? [];
    if (all === undefined) return undefined;
    tokens.push(groups.find((group) => group !== undefined) ?? '');
    at += all.length;
  }
  return tokens;
}

class RangeReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  alternatives(depth: number): Range | undefined {
    return this.#joined('||', () => this.#joined('&&', () => this.#one(depth)));
  }

  #joined(kind: '&&' | '||', part: () => Range | undefined): Range | undefined {
    const parts: Range[] = [];
    do {
      const one = part();
      if (!one) return undefined;
      parts.push(one);
    } while (this.#take(kind));
    return parts.length === 1 ? parts[0] : { kind, parts };
  }

  #one(depth: number): Range | undefined {
    const token = this.#next();
    switch (token) {
      case '(': {
        const inner = depth < DEEPEST ? this.alternatives(depth + 1) : undefined;
        return inner && this.#take(')') ? inner : undefined;
      }
      case '-any':
        return { kind: 'any' };
      case '-none':
        return { kind: 'none' };
      case '==':
      case '^>=':
        return this.#take('{') ? this.#set(token) : compared(token, this.#next());
      case '>=':
      case '>':
      case '<':
      case '<=':
        return compared(token, this.#next());
      default:
        return undefined;
    }
  }

  #set(operator: '==' | '^>='): Range | undefined {
    const parts: Range[] = [];
    do {
      const one = compared(operator, this.#next());
      if (!one) return undefined;
      parts.push(one);
    } while (this.#take(','));
    return this.#take('}') ? { kind: '||', parts } : undefined;
  }

  #next(): string {
    const token = this.#tokens[this.#at] ?? '';
    this.#at += 1;
    return token;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }
}

function compared(operator: '==' | '^>=' | '>=' | '>' | '<' | '<=', text: string): Range | undefined {
  if (text.endsWith('.*')) {
    const from = operator === '==' ? parseVersion(text.slice(0, -2)) : undefined;
    return from && { kind: 'within', from, to: raised(from, from.length) };
  }
  const bound = parseVersion(text);
  if (!bound) return undefined;
  // The first two numbers are the major version of Haskell's package versioning policy.
  return operator === '^>=' ? { kind: 'within', from: bound, to: raised(bound, 2) } : { kind: operator, bound };
}

/** The next version of so many numbers. */
function raised(version: HackageVersion, length: number): HackageVersion {
  const kept = Array.from({ length }, (_, i) => version[i] ?? 0);
  return [...kept.slice(0, -1), (kept.at(-1) ?? 0) + 1];
}

/** Whether the version is in the range. */
export function contains(range: Range, version: HackageVersion): boolean {
  switch (range.kind) {
    case 'any':
      return true;
    case 'none':
      return false;
    case '&&':
      return range.parts.every((part) => contains(part, version));
    case '||':
      return range.parts.some((part) => contains(part, version));
    case 'within':
      return compareVersions(version, range.from) >= 0 && compareVersions(version, range.to) < 0;
    case '==':
      return compareVersions(version, range.bound) === 0;
    case '>=':
      return compareVersions(version, range.bound) >= 0;
    case '>':
      return compareVersions(version, range.bound) > 0;
    case '<':
      return compareVersions(version, range.bound) < 0;
    default:
      return compareVersions(version, range.bound) <= 0;
  }
}

/** Whether the range has an upper end everywhere. */
export function isBounded(range: Range): boolean {
  switch (range.kind) {
    case 'any':
    case '>=':
    case '>':
      return false;
    case '&&':
      return range.parts.some(isBounded);
    case '||':
      return range.parts.every(isBounded);
    default:
      return true;
  }
}

/** Whether the range is one version. */
export function isExact(range: Range): boolean {
  return range.kind === '==' || (range.kind === '&&' && range.parts.some(isExact));
}
