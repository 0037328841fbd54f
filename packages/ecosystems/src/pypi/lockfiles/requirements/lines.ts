import type { Span } from '@morel/model';

/** One line as pip takes it: continued lines joined, comments apart. */
export interface LogicalLine {
  /** Without comments and blanks around it; empty for a line that is only a comment. */
  readonly text: string;
  readonly span: Span;
  /** What stands behind `#`, blanks included. */
  readonly comment?: string;
}

/** Where Python ends a line (`str.splitlines`), which is where pip does. */
// oxlint-disable-next-line no-control-regex -- these are line ends to Python
const LINE = /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g;
// oxlint-disable-next-line no-control-regex -- these are line ends to Python
const LINE_END = /(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])$/;

interface PhysicalLine {
  readonly text: string;
  readonly start: number;
}

/**
 * The lines of a requirements file (pip.pypa.io, "Requirements File Format"): a `\` at the end of a line joins it with the
 * next one, `#` at the start of a line or after a blank starts a comment. Blank lines are left out.
 */
export function readLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let pending: PhysicalLine[] = [];
  const flush = (): void => {
    const line = logicalLine(pending);
    if (line) lines.push(line);
    pending = [];
  };
  for (const line of physicalLines(text)) {
    pending.push(line);
    // A comment ends what was continued before it, as in pip.
    if (!line.text.endsWith('\\') || commentStart(line.text) === 0) flush();
  }
  flush();
  return lines;
}

function* physicalLines(text: string): Generator<PhysicalLine> {
  LINE.lastIndex = 0;
  for (const found of text.matchAll(LINE)) {
    if (found[0] !== '') yield { text: found[0].replace(LINE_END, ''), start: found.index };
  }
}

function logicalLine(parts: readonly PhysicalLine[]): LogicalLine | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  const joined = parts.map(joinable).join('');
  const comment = commentStart(joined);
  const text = (comment < 0 ? joined : joined.slice(0, comment)).trim();
  if (text === '' && comment < 0) return undefined;
  const start = first.start + first.text.length - first.text.trimStart().length;
  const end = Math.max(start, last.start + last.text.trimEnd().length);
  return {
    text,
    span: { start, end },
    ...(comment >= 0 && { comment: joined.slice(joined.indexOf('#', comment) + 1) }),
  };
}

function joinable({ text }: PhysicalLine): string {
  if (commentStart(text) === 0) return ` ${text}`;
  let end = text.length;
  while (text.charAt(end - 1) === '\\') end -= 1;
  return text.slice(0, end);
}

/** Where a comment starts, with the blank before it; 0 where nothing but blanks stands before it, -1 where there is none. */
function commentStart(text: string): number {
  const first = text.length - text.trimStart().length;
  let at = text.indexOf('#');
  if (at === first) return 0;
  while (at >= 0 && !/\s/.test(text.charAt(at - 1))) at = text.indexOf('#', at + 1);
  return at < 0 ? -1 : at - 1;
}
