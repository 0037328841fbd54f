import type { Location } from '@morel/model';
import { nearestWord } from './suggest.ts';

/** Something wrong in a policy, baseline or policy test: where, what, and what to do. */
export interface PolicyProblem {
  readonly message: string;
  readonly hint?: string;
  readonly where: Location;
}

/** A problem as one line: `morel.yaml:3:5: message. hint`. */
export function problemText({ message, hint, where }: PolicyProblem): string {
  const at = where.span?.line === undefined ? '' : `:${where.span.line}:${where.span.column ?? 1}`;
  return `${where.path}${at}: ${message}${hint === undefined ? '' : `. ${hint}`}`;
}

/** A problem for a word that is none of the known ones, with the one that may be meant. */
export function unknownWord(message: string, word: string, known: readonly string[], where: Location): PolicyProblem {
  const meant = nearestWord(word, known);
  const all = `There is: ${known.join(', ')}.`;
  return {
    message: `${message} is not known`,
    hint: meant === undefined ? all : `Did you mean "${meant}"?`,
    where,
  };
}
