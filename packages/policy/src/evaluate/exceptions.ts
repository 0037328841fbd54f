/** Applies the exceptions of a policy and keeps account of which were of use. */
import { compileGlob } from '@morel/parse';
import { formatPurl, parsePurl, type ExceptionState, type Silenced } from '@morel/model';
import type { PolicyException } from '../policy.ts';
import { isWithin } from '../tree-path.ts';
import { hasWildcard, matchesWildcard } from '../wildcard.ts';

/** What an exception is held against. */
export interface ExceptionTarget {
  /** Id of the rule; undefined for a gap of the coverage. */
  readonly rule: string | undefined;
  /** Names that a pattern may match; only asked for where an exception for the rule is in force. */
  readonly terms: () => readonly string[];
  /** All files that the subject stands in. */
  readonly paths: readonly string[];
}

export interface ExceptionBook {
  /** The exception that silences the target, and counts as used from now on; undefined where none does. */
  find(target: ExceptionTarget): PolicyException | undefined;
  states(): readonly ExceptionState[];
}

const DAY = 86_400_000;

/** Opens the account. `now` is in milliseconds since 1970; an exception holds through the last moment of its day, UTC. */
export function openExceptions(exceptions: readonly PolicyException[], now: number): ExceptionBook {
  const entries = exceptions.map((exception) => {
    const left = Date.parse(`${exception.until}T00:00:00Z`) + DAY - now;
    const matchers = exception.subject.map(compilePattern);
    return { exception, matchers, expired: left <= 0, daysLeft: Math.floor(left / DAY), used: false };
  });
  return {
    find(target) {
      if (entries.length === 0) return undefined;
      const inForce = entries.filter(({ exception, expired }) => !expired && exception.rule === target.rule);
      const names = inForce.length > 0 ? target.terms() : [];
      const entry = inForce.find(({ matchers }) => matchers.every((matches) => matches(names, target.paths)));
      if (entry) entry.used = true;
      return entry?.exception;
    },
    states: () => entries.map(({ exception, expired, daysLeft, used }) => ({ ...exception, expired, daysLeft, used })),
  };
}

/** What a silenced finding or an accepted gap shows of the exception. */
export function silencedBy({ reason, owner, until, where }: PolicyException): Silenced {
  return { by: 'exception', reason, owner, until, where };
}

/** A pattern matches one of the subject's names, or every file that the subject stands in. */
function compilePattern(pattern: string): (names: readonly string[], paths: readonly string[]) => boolean {
  const name = canonical(pattern);
  const isName = hasWildcard(name)
    ? (term: string) => matchesWildcard(name, term)
    : (term: string) => term === name || term === pattern;
  const folder = pattern.replace(/\/+$/, '');
  const isPath = hasWildcard(pattern) ? compileGlob(pattern) : (path: string) => isWithin(path, folder);
  return (names, paths) => names.some(isName) || (paths.length > 0 && paths.every((path) => isPath(path)));
}

function canonical(pattern: string): string {
  const parts = pattern.startsWith('pkg:') && !hasWildcard(pattern) ? parsePurl(pattern) : undefined;
  return parts ? formatPurl(parts) : pattern;
}
