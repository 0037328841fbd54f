/** A YAML file of the policy's family while it is read: members with positions, and the problems found so far. */
import { loadYaml, readBlockYaml, type Parsed, type Step } from '@morel/parse';
import { PROBLEMS, quote, type Location, type Span } from '@morel/model';
import type { PolicyProblem } from './policy-problem.ts';

export interface Document {
  readonly path: string;
  readonly value: unknown;
  readonly problems: PolicyProblem[];
  /** Where a member stands, or the nearest one above it that has a position. */
  at(...steps: readonly Step[]): Location;
}

const LIMIT = 1_000_000;

/** Reads one YAML document; a fault of its syntax is a problem and leaves no value. */
export async function readDocument(text: string, path: string): Promise<Document> {
  if (text.length > LIMIT) {
    const message = `the file is larger than ${LIMIT} characters`;
    return { path, value: undefined, problems: [{ message, where: { path } }], at: () => ({ path }) };
  }
  if (isBlank(text)) return { path, value: {}, problems: [], at: () => ({ path }) };
  const parsed = readBlockYaml(text, path) ?? (await loadYaml())(text, path);
  const lines = lineStarts(text);
  const [first] = parsed;
  const problems = parsed.flatMap(({ problems: own }) => own).filter(({ code }) => PROBLEMS[code].effect !== 'note');
  const faults: PolicyProblem[] = problems.map(({ message, where }) => ({
    message,
    where: { path, ...(where?.span && { span: withLine(where.span, lines) }) },
  }));
  if (parsed.length > 1) faults.push({ message: 'the file holds several documents; one is expected', where: { path } });
  return {
    path,
    value: faults.length > 0 ? undefined : first?.value,
    problems: faults,
    at: (...steps) => locate(path, first, steps, lines),
  };
}

/** Nothing but comments says nothing, which is no fault. */
function isBlank(text: string): boolean {
  return text.split('\n').every((line) => line.trim() === '' || line.trimStart().startsWith('#'));
}

function locate(path: string, parsed: Parsed | undefined, steps: readonly Step[], lines: readonly number[]): Location {
  for (let length = steps.length; length > 0; length--) {
    const span = parsed?.span(...steps.slice(0, length));
    if (span) return { path, span: withLine(span, lines) };
  }
  return { path };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function withLine(span: Span, lines: readonly number[]): Span {
  const line = lines.findLastIndex((start) => start <= span.start);
  return { start: span.start, end: span.end, line: line + 1, column: span.start - (lines[line] ?? 0) + 1 };
}

/** Notes a problem at a member. */
export function complain(document: Document, steps: readonly Step[], message: string, hint?: string): void {
  document.problems.push({ message, where: document.at(...steps), ...(hint !== undefined && { hint }) });
}

/** Notes that a member is not of the expected kind. */
export function complainKind(document: Document, steps: readonly Step[], expected: string): void {
  complain(document, steps, `${quote(String(steps.at(-1) ?? 'the file'))} should be ${expected}`);
}
