import type { Problem, ProblemCode, Span } from '@morel/model';
import { createPositions, type Positions } from './positions.ts';

const MARKER = '<<<<<<< ';
const LINE_FEED = 0x0a;

/** A text that is being parsed, and where it comes from: what a problem needs to say where it is. */
export interface Source {
  readonly text: string;
  readonly path: string;
  readonly positions: Positions;
}

/** A source of this text. Positions cost nothing until they are asked for. */
export function createSource(text: string, path: string): Source {
  return { text, path, positions: createPositions(text) };
}

/** A problem at a span of the source, with line and column. */
export function problemAt(source: Source, code: ProblemCode, span: Span, message: string): Problem {
  const { path, positions } = source;
  const { start, end } = span;
  const where = { path, span: { start, end, line: positions.line(start), column: positions.column(start) } };
  return { code, message, where };
}

/** A problem at one character of the source. */
export function problemAtOffset(source: Source, code: ProblemCode, offset: number, message: string): Problem {
  const start = Math.min(Math.max(offset, 0), source.text.length);
  return problemAt(source, code, { start, end: Math.min(start + 1, source.text.length) }, message);
}

/** The problem for a text that holds a merge conflict marker at the start of a line, if it does. */
export function conflictProblem(source: Source): Problem | undefined {
  const offset = findConflict(source.text);
  return offset === -1
    ? undefined
    : problemAtOffset(source, 'conflict-markers', offset, 'a merge conflict was left in the file');
}

/** Offset of the first merge conflict marker at the start of a line, or -1. */
export function findConflict(text: string): number {
  let at = text.indexOf(MARKER);
  while (at > 0 && text.charCodeAt(at - 1) !== LINE_FEED) at = text.indexOf(MARKER, at + 1);
  return at;
}
