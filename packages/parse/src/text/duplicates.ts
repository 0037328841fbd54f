import { quote, type Problem, type Span } from '@morel/model';
import { problemAt, type Source } from './source.ts';

/** A key that stands in its object for the second time or later. */
export interface Duplicate {
  readonly key: string;
  readonly span: Span;
}

const MAX_LISTED = 50;

/** A `duplicate-key` problem for each; many are summed up in the last. */
export function duplicateProblems(source: Source, duplicates: readonly Duplicate[]): Problem[] {
  const problems = duplicates
    .slice(0, MAX_LISTED)
    .map(({ key, span }) =>
      problemAt(source, 'duplicate-key', span, `the key ${quote(key)} appears twice; the last one counts`),
    );
  const rest = duplicates[MAX_LISTED];
  if (!rest) return problems;
  const count = duplicates.length - MAX_LISTED;
  return [...problems, problemAt(source, 'duplicate-key', rest.span, `${count} more keys appear twice`)];
}
