import type { ProblemLog } from '@morel/model';
import { get, type Parsed } from '@morel/parse';

/** A parsed pyproject.toml on its way to wishes. */
export interface Reading {
  readonly parsed: Parsed;
  readonly log: ProblemLog;
}

/** The member at a path; undefined where it leads nowhere. */
export function at(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const key of path) current = get(current, key);
  return current;
}
