import type { PartialInventory, Problem, Span } from '@morel/model';
import type { Positions } from '@morel/parse';
import type { ClaimFiles } from './open-files.ts';

/** Turns a reader's spans, counted in UTF-16 units of the decoded text, into bytes with line and column. */
export function locateSpan(span: Span, positions: Positions): Span {
  return {
    start: positions.byte(span.start),
    end: positions.byte(span.end),
    line: positions.line(span.start),
    column: positions.column(span.start),
  };
}

interface Placed {
  readonly span?: Span;
  readonly file?: string;
}

/** The same inventory with every span located in the file it stands in; those of occurrences when they are asked for. */
export function locateInventory(part: PartialInventory, files: ClaimFiles): PartialInventory {
  const locate = <T extends Placed>(item: T): T => {
    const positions = item.span && files.positions(item.file);
    return item.span && positions ? { ...item, span: locateSpan(item.span, positions) } : item;
  };
  const inMain = (span: Span): Span => locateSpan(span, files.main.positions);
  for (const occurrence of part.occurrences) {
    const positions = occurrence.file === undefined ? undefined : files.positions(occurrence.file);
    occurrence.locate(positions ? (span) => locateSpan(span, positions) : inMain);
  }
  return {
    ...part,
    requirements: part.requirements.map(locate),
    settings: part.settings.map(locate),
    steps: part.steps.map(locate),
  };
}

/** The same problem with its place located; a place without a path is in the main file. */
export function locateProblem(problem: Problem, files: ClaimFiles): Problem {
  const path = problem.where?.path ?? files.main.path;
  const span = problem.where?.span;
  const positions = files.positions(path);
  if (!span || !positions) return { ...problem, where: { ...problem.where, path } };
  // Parsers that know line and column but no offsets give them directly.
  return { ...problem, where: { path, span: span.line === undefined ? locateSpan(span, positions) : span } };
}
