import type { ProblemLog, TextFile } from '@morel/model';
import { readTerms, type Dialect } from './reader.ts';
import type { Term } from './term.ts';

const CONFLICT = /^<{7} /m;

/** The terms of a file; undefined, with a problem, where it holds something else. */
export function termsOf({ text }: TextFile, dialect: Dialect, log: ProblemLog): readonly Term[] | undefined {
  const terms = readTerms(text, dialect);
  if (!('message' in terms)) return terms;
  const conflict = CONFLICT.exec(text);
  if (conflict) {
    const start = conflict.index;
    log.add('conflict-markers', 'a merge conflict was left in the file', { start, end: start + 7 });
  } else {
    const start = Math.min(terms.offset, text.length);
    log.add(terms.code, terms.message, { start, end: Math.min(start + 1, text.length) });
  }
  return undefined;
}
