/** A part of a pattern: a character that stands for itself, or what stands for several. */
export type GlobPart =
  | string
  /** `?`, `*`, a `**` that is the rest of the pattern, and any other `**` with the slash after it. */
  | { readonly kind: 'one' | 'run' | 'all' | 'folders' }
  /** `{a,b}`. */
  | { readonly kind: 'either'; readonly sequences: readonly (readonly GlobPart[])[] };

const TOKEN = /\{[^{}]*\}|\*+\/?|[^]/gu;

/** The parts of a pattern. Braces do not nest, and one without its fellow stands for itself. */
export function parseGlob(pattern: string): GlobPart[] {
  const parts: GlobPart[] = [];
  for (const { 0: token, index } of pattern.matchAll(TOKEN)) {
    if (token.startsWith('*')) parts.push(...parseStars(token, pattern, index));
    else if (token === '?') parts.push({ kind: 'one' });
    else if (token.length > 1 && token.startsWith('{')) parts.push(parseBraces(token));
    else parts.push(token);
  }
  return parts;
}

function parseStars(token: string, pattern: string, index: number): GlobPart[] {
  const isDouble = token.startsWith('**') && (index === 0 || pattern.charAt(index - 1) === '/');
  if (isDouble && token.endsWith('/')) return [{ kind: 'folders' }];
  if (isDouble && index + token.length === pattern.length) return [{ kind: 'all' }];
  return token.endsWith('/') ? [{ kind: 'run' }, '/'] : [{ kind: 'run' }];
}

function parseBraces(token: string): GlobPart {
  return {
    kind: 'either',
    sequences: token
      .slice(1, -1)
      .split(',')
      .map((alternative) => parseGlob(alternative)),
  };
}
