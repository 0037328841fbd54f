import type { Span } from '@morel/model';
import { tokensOf, type Token } from './tokens.ts';

/** A literal in a Gemfile; undefined for anything that would have to be evaluated. */
export type Literal = string | boolean | readonly string[] | undefined;

/** A call such as `gem 'rails', '~> 7.0', group: :web do`, or any other statement. */
export interface Statement {
  /** The first word; empty where there is none. */
  readonly name: string;
  readonly positional: readonly Literal[];
  readonly options: ReadonlyMap<string, Literal>;
  /** `if` or `unless` stands behind it. */
  readonly isConditional: boolean;
  /** It assigns a value to a name. */
  readonly isAssignment: boolean;
  /** A block follows, up to its `end`. */
  readonly opensBlock: boolean;
  readonly span: Span;
}

const OPENERS: ReadonlySet<string> = new Set([
  'if',
  'unless',
  'case',
  'while',
  'until',
  'for',
  'begin',
  'def',
  'class',
  'module',
]);
const BEHIND: ReadonlySet<string> = new Set(['if', 'unless', 'rescue', 'while', 'until']);

/** The statements of a Gemfile in their order; `do` and `then` end one, `end` is one of its own. */
export function statementsOf(text: string): Statement[] {
  const statements: Statement[] = [];
  let tokens: Token[] = [];
  const finish = (hasBlock: boolean): void => {
    if (tokens.length > 0) statements.push(toStatement(tokens, hasBlock));
    tokens = [];
  };
  const all = tokensOf(text);
  for (let at = 0; at < all.length; at += 1) {
    const token = all[at];
    if (!token) continue;
    if (token.kind === 'line-end') finish(false);
    else if (token.kind === 'word' && token.text === 'then') finish(false);
    else if (token.kind === 'word' && token.text === 'do') {
      finish(true);
      at = behindParameters(all, at);
    } else {
      if (token.kind === 'word' && token.text === 'end' && !isMember(tokens.at(-1))) finish(false);
      tokens.push(token);
    }
  }
  finish(false);
  return statements;
}

/** `x.end` is no end. */
function isMember(before: Token | undefined): boolean {
  return before?.kind === 'mark' && before.text === '.';
}

/** The position of the last token of `|a, b|` behind a `do`. */
function behindParameters(tokens: readonly Token[], at: number): number {
  if (tokens[at + 1]?.text !== '|') return at;
  for (let end = at + 2; end < tokens.length && tokens[end]?.kind !== 'line-end'; end += 1) {
    if (tokens[end]?.text === '|') return end;
  }
  return at;
}

/** `name = …`, `ENV['A'] ||= …`, `@name = …`; not where `gem` is called on the way. */
function isAssignment(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (first?.kind !== 'mark' && (second?.kind !== 'mark' || second.text === '(')) return false;
  if (tokens.some(({ kind, text }) => kind === 'word' && text === 'gem')) return false;
  return tokens.some(({ kind, text }, at) => at > 0 && kind === 'mark' && text === '=');
}

function toStatement(tokens: readonly Token[], hasBlock: boolean): Statement {
  const [first, second] = tokens;
  const name = first?.kind === 'word' ? first.text : '';
  const behind = tokens.findIndex(({ kind, text }, at) => at > 0 && kind === 'word' && BEHIND.has(text));
  const opensInside = tokens.some(({ kind, text }, at) => {
    return at > 0 && kind === 'word' && OPENERS.has(text) && tokens[at - 1]?.text === '=';
  });
  const call = tokens.slice(1, behind < 0 ? tokens.length : behind);
  const { positional, options } = argumentsOf(
    second?.text === '(' && call.at(-1)?.text === ')' ? call.slice(1, -1) : call,
  );
  return {
    name,
    positional,
    options,
    isConditional: behind > 0 && !opensInside,
    isAssignment: isAssignment(tokens),
    opensBlock: hasBlock || OPENERS.has(name) || opensInside,
    span: { start: first?.start ?? 0, end: tokens.at(-1)?.end ?? 0 },
  };
}

function argumentsOf(tokens: readonly Token[]): Pick<Statement, 'positional' | 'options'> {
  const positional: Literal[] = [];
  const options = new Map<string, Literal>();
  for (const part of splitAtCommas(tokens)) {
    const [first, second] = part;
    if (first?.kind === 'label') options.set(first.text, literalOf(part.slice(1)));
    else if (second?.text === '=>' && (first?.kind === 'symbol' || first?.kind === 'string'))
      options.set(first.text, literalOf(part.slice(2)));
    else positional.push(literalOf(part));
  }
  return { positional, options };
}

function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let depth = 0;
  let part: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'mark' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'mark' && ')]}'.includes(token.text)) depth -= 1;
    if (depth === 0 && token.kind === 'mark' && token.text === ',') {
      parts.push(part);
      part = [];
    } else part.push(token);
  }
  return part.length > 0 ? [...parts, part] : parts;
}

function literalOf(tokens: readonly Token[]): Literal {
  const [first] = tokens;
  if (tokens.length === 1) return first && simpleLiteral(first);
  if (first?.text !== '[' || tokens.at(-1)?.text !== ']') return undefined;
  const items = splitAtCommas(tokens.slice(1, -1)).map(([item, ...others]) => {
    return item && others.length === 0 ? simpleLiteral(item) : undefined;
  });
  return items.every((item) => typeof item === 'string') ? items : undefined;
}

function simpleLiteral({ kind, text, items }: Token): Literal {
  if (kind === 'string' || kind === 'symbol') return text;
  if (kind === 'list') return items;
  return kind === 'word' && (text === 'true' || text === 'false') ? text === 'true' : undefined;
}
