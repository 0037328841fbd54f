import type { LicenceLeaf, LicenceTree } from './licence-tree.ts';
import { spdxException, spdxLicence } from './spdx-list.ts';

/** Longer and deeper texts are no expression that anybody wrote. */
const MAX_LENGTH = 8192;
const MAX_DEPTH = 32;
/** Parentheses stand alone; anything else lasts to the next space. */
const TOKEN = /[()]|[^\s()]+/g;
const REFERENCE = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/;
const ADDITION = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?AdditionRef-[A-Za-z0-9.-]+$/;

/**
 * Takes a licence expression apart; undefined where the text is none, or names what is on no list of SPDX. `WITH` binds
 * closest, then `AND`, then `OR`; each is written in capitals or, since version 3, in small letters. Ids are taken in any
 * case. Source: SPDX 2.3 and 3.0.1, annex "SPDX license expressions".
 */
export function parseLicence(text: string): LicenceTree | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const tokens = text.match(TOKEN) ?? [];
  const state: State = { tokens, at: 0, depth: 0 };
  const tree = readBranch(state, 'or');
  return state.at === tokens.length ? tree : undefined;
}

interface State {
  readonly tokens: readonly string[];
  at: number;
  depth: number;
}

function readBranch(state: State, kind: 'and' | 'or'): LicenceTree | undefined {
  const parts: LicenceTree[] = [];
  do {
    const part = kind === 'or' ? readBranch(state, 'and') : readPart(state);
    if (!part) return undefined;
    // What binds alike needs no parentheses.
    if (part.kind === kind) parts.push(...part.parts);
    else parts.push(part);
  } while (takes(state, kind));
  const [only] = parts;
  return parts.length === 1 ? only : { kind, parts };
}

/** Moves past an operator; whether it was there. */
function takes(state: State, word: 'and' | 'or' | 'with'): boolean {
  const token = state.tokens[state.at];
  if (token !== word && token !== word.toUpperCase()) return false;
  state.at++;
  return true;
}

function readPart(state: State): LicenceTree | undefined {
  const token = state.tokens[state.at++];
  if (token === undefined) return undefined;
  if (token !== '(') return readLeaf(state, token);
  if (++state.depth > MAX_DEPTH) return undefined;
  const inner = readBranch(state, 'or');
  state.depth--;
  return state.tokens[state.at++] === ')' ? inner : undefined;
}

function readLeaf(state: State, token: string): LicenceTree | undefined {
  const simple = simpleOf(token);
  if (!simple || !takes(state, 'with')) return simple;
  const word = state.tokens[state.at++] ?? '';
  const exception = ADDITION.test(word) ? word : spdxException(word);
  return exception === undefined ? undefined : { ...simple, exception };
}

function simpleOf(token: string): LicenceLeaf | undefined {
  if (REFERENCE.test(token)) return { kind: 'licence', id: token, isReference: true, orLater: false };
  const orLater = token.endsWith('+');
  const id = spdxLicence(orLater ? token.slice(0, -1) : token);
  // Some of the list's own ids end with the sign.
  const own = id ?? spdxLicence(token);
  if (own === undefined) return undefined;
  return { kind: 'licence', id: own, isReference: false, orLater: orLater && id !== undefined };
}
