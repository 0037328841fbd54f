import { quote } from '@morel/model';
import { MAX_DEPTH } from '../limits.ts';
import { closingQuote } from '../text/closing-quote.ts';

/** Where a text stops being JSON, and why. */
export interface JsonFault {
  readonly code: 'syntax' | 'too-deep';
  readonly offset: number;
  readonly message: string;
}

interface Token {
  /** The punctuation itself, `"` for a string, `0` for a number or word. */
  readonly kind: string;
  readonly end: number;
}

type State = 'value' | 'first item' | 'first key' | 'key' | 'colon' | 'after item' | 'after member' | 'end';

/** The kinds of token that may stand in each state, and how a message calls them. */
const EXPECTED: Readonly<Record<State, readonly [kinds: string, title: string]>> = {
  value: ['{["0', 'a value'],
  'first item': ['{["0]', 'a value or "]"'],
  'first key': ['"}', 'a key in double quotes or "}"'],
  key: ['"', 'a key in double quotes'],
  colon: [':', '":"'],
  'after item': [',]', '"," or "]"'],
  'after member': [',}', '"," or "}"'],
  end: ['', 'the end of the file'],
};

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids them in strings
const BAD_IN_STRING = /[\0-\x1f]|\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/;

/**
 * The first fault of a text that is no JSON (RFC 8259) or is nested too deep. Called after JSON.parse refused the text:
 * its messages differ between versions of Node and often do not say where.
 */
export function findJsonFault(text: string): JsonFault {
  const open: string[] = [];
  let state: State = 'value';
  for (let at = endOf(SPACE, text, 0); at < text.length; at = endOf(SPACE, text, at)) {
    const token = readToken(text, at);
    if ('message' in token) return token;
    const [kinds, title] = EXPECTED[state];
    if (!kinds.includes(token.kind)) {
      return syntax(at, `${quote(text.slice(at, token.end), 20)} stands where ${title} is expected`);
    }
    if (token.kind === '{' || token.kind === '[') open.push(token.kind);
    if (open.length > MAX_DEPTH) {
      return { code: 'too-deep', offset: at, message: `the nesting is deeper than ${MAX_DEPTH} levels` };
    }
    if (token.kind === '}' || token.kind === ']') open.pop();
    state = nextState(state, token.kind, open.at(-1));
    at = token.end;
  }
  return syntax(text.length, `the text ends too early, where ${EXPECTED[state][1]} is expected`);
}

function nextState(state: State, kind: string, container: string | undefined): State {
  if (kind === '{') return 'first key';
  if (kind === '[') return 'first item';
  if (kind === ':') return 'value';
  if (kind === ',') return container === '{' ? 'key' : 'value';
  if (kind === '"' && (state === 'key' || state === 'first key')) return 'colon';
  if (container === undefined) return 'end';
  return container === '{' ? 'after member' : 'after item';
}

function readToken(text: string, at: number): Token | JsonFault {
  const kind = text.charAt(at);
  if ('{}[],:'.includes(kind)) return { kind, end: at + 1 };
  if (kind === '"') return readString(text, at);
  const end = endOf(SCALAR, text, at);
  if (end === at) return syntax(at, `${quote(text.charAt(at))} is not the start of a JSON value`);
  return { kind: '0', end };
}

function readString(text: string, start: number): Token | JsonFault {
  const close = closingQuote(text, start);
  const content = text.slice(start + 1, close === -1 ? text.length : close);
  const bad = content.search(BAD_IN_STRING);
  if (bad !== -1 && content.charCodeAt(bad) < 0x20) {
    return syntax(
      start + 1 + bad,
      `a string holds the control character ${quote(content.charAt(bad))}: is its closing quote missing?`,
    );
  }
  if (close === -1) return syntax(text.length, 'the text ends too early, inside a string');
  if (bad !== -1)
    return syntax(start + 1 + bad, `a string holds the unknown escape ${quote(content.slice(bad, bad + 2))}`);
  return { kind: '"', end: close + 1 };
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function syntax(offset: number, message: string): JsonFault {
  return { code: 'syntax', offset, message };
}
