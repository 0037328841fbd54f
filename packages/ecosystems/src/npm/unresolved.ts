import { quote, type ProblemLog, type SpanSource } from '@morel/model';
import { shownAddress } from './address.ts';

/** Collects required dependencies for which a lockfile has no entry, and reports them as one problem. */
export interface Unresolved {
  add(parent: string, name: string, specifier: string | undefined, span?: SpanSource): void;
  /** `reason` says why there may be none. */
  report(log: ProblemLog, reason?: string): void;
}

const NAMED = 5;

/** An empty collection. */
export function createUnresolved(): Unresolved {
  const named: string[] = [];
  let count = 0;
  let where: SpanSource | undefined;
  return {
    add(parent, name, specifier, span) {
      count += 1;
      if (count === 1) where = span;
      if (count > NAMED) return;
      const wanted = specifier ? `${quote(name)} ${quote(shownAddress(specifier))}` : quote(name);
      named.push(`${wanted} (for ${quote(shownAddress(parent))})`);
    },
    report(log, reason) {
      if (count === 0) return;
      const more = count > NAMED ? ` and ${count - NAMED} more` : '';
      const what = count === 1 ? '1 dependency has' : `${count} dependencies have`;
      const why = reason === undefined ? '' : `: ${reason}`;
      log.add('unresolved-version', `${what} no entry in the lockfile: ${named.join(', ')}${more}${why}`, where);
    },
  };
}
