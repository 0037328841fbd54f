import type { ProblemLog, Span, TextFile } from '@morel/model';
import { textLines } from '@morel/parse';

/** One line of a go.mod or go.work file, or of a block in it: `require (` with its lines. */
export interface Statement {
  readonly verb: string;
  readonly words: readonly string[];
  /** What stands after `//`, without it. */
  readonly comment: string;
  /** From its first to its last word. */
  readonly span: Span;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A pattern runs out of stack on lines of many million characters. */
const LONGEST_LINE = 100_000;
const TOKEN = /"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/.*|[()[\]{},]|(?:(?!\/\/)[^\s()[\]{},])+/g;

/**
 * The statements of a go.mod or go.work file, comments taken apart, strings unquoted. Source: Go Modules Reference,
 * "Lexical elements" and "Grammar". A block that does not end is reported.
 */
export function readStatements({ text }: TextFile, log: ProblemLog): Statement[] {
  const statements: Statement[] = [];
  let block: Token | undefined;
  for (const { text: line, start } of textLines(text)) {
    if (line.length > LONGEST_LINE) {
      const span = { start, end: start + line.length };
      log.add('too-large', `the line is longer than ${LONGEST_LINE} characters`, span);
      continue;
    }
    const { tokens, comment } = tokensOf(line, start);
    const first = tokens[0];
    const last = tokens.at(-1);
    if (!first || !last) continue;
    if (block && first.text === ')') {
      block = undefined;
      continue;
    }
    if (!block && last.text === '(' && tokens.length === 2) {
      block = first;
      continue;
    }
    const words = block ? tokens : tokens.slice(1);
    statements.push({
      verb: (block ?? first).text,
      words: words.map(({ text: word }) => unquote(word)),
      comment,
      span: { start: first.start, end: last.end },
    });
  }
  if (block) log.add('syntax', 'the text ends inside a block', block);
  return statements;
}

function tokensOf(line: string, offset: number): { tokens: Token[]; comment: string } {
  const tokens: Token[] = [];
  for (const found of line.matchAll(TOKEN)) {
    const [text] = found;
    if (text.startsWith('//')) return { tokens, comment: text.slice(2).trim() };
    tokens.push({ text, start: offset + found.index, end: offset + found.index + text.length });
  }
  return { tokens, comment: '' };
}

function unquote(text: string): string {
  if (text.length < 2) return text;
  if (text.startsWith('`') && text.endsWith('`')) return text.slice(1, -1);
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
