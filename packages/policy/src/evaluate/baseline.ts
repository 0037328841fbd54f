/**
 * The ratchet: what was there when a project started. Only new findings fail. The file is sorted and holds nothing that
 * changes without a finding changing, so that it merges and reviews well.
 */
import { asArray, asObject, asString, get, readJson, stringsOf } from '@morel/parse';
import { AppError, err, ok, printable, type Finding, type Result, type RuleAbout } from '@morel/model';

export interface BaselineEntry {
  /** One of its ids; which one has no meaning. */
  readonly id: string;
  /** Every further id that it may be known by. */
  readonly also: readonly string[];
  readonly rule: string;
  /** For people. */
  readonly message: string;
  /** ISO date. */
  readonly since: string;
}

export interface Baseline {
  readonly entries: readonly BaselineEntry[];
  /** The entry that knows one of these ids. */
  find(ids: readonly string[]): BaselineEntry | undefined;
}

const SCHEMA = 'morel/baseline/1';

/** Reads a baseline file; an error where it is not one, so that a broken file never hides anything. */
export function readBaseline(text: string, path: string): Result<Baseline, AppError> {
  const { value, problems } = readJson(text, path);
  const fault = (message: string): Result<Baseline, AppError> => {
    const hint = 'Write it anew with "morel baseline", or take the version that was reviewed last.';
    return err(new AppError('bad-baseline', `${path}: ${message}`, { hint }));
  };
  const [problem] = problems;
  if (problem) return fault(problem.message);
  if (get(value, 'schema') !== SCHEMA) return fault(`the file does not say "schema": "${SCHEMA}"`);
  const list = asArray(get(value, 'findings'));
  if (!list) return fault('"findings" should be a list');
  const entries: BaselineEntry[] = [];
  for (const [at, item] of list.entries()) {
    const entry = readEntry(item);
    if (!entry) return fault(`entry ${at + 1} of "findings" should have "id", "rule", "message" and "since"`);
    entries.push(entry);
  }
  return ok(createBaseline(entries));
}

/** A baseline of these entries. */
export function createBaseline(entries: readonly BaselineEntry[]): Baseline {
  const byId = new Map(entries.flatMap((entry) => [entry.id, ...entry.also].map((id) => [id, entry] as const)));
  return {
    entries,
    find: (ids) => {
      for (const id of ids) {
        const entry = byId.get(id);
        if (entry) return entry;
      }
      return undefined;
    },
  };
}

function readEntry(value: unknown): BaselineEntry | undefined {
  const object = asObject(value);
  const id = asString(get(object, 'id'));
  const rule = asString(get(object, 'rule'));
  const since = asString(get(object, 'since'));
  const message = asString(get(object, 'message'));
  if (id === undefined || rule === undefined || since === undefined || message === undefined) return undefined;
  return { id, also: stringsOf(get(object, 'also')), rule, message, since };
}

/**
 * The text of a baseline that covers these findings. What an exception silences and what a grave rule found is left out:
 * the one has its own record, the other has to be mended. A finding that `previous` knows keeps its date.
 */
export function writeBaseline(
  findings: readonly Finding[],
  rules: readonly RuleAbout[],
  now: number,
  previous?: Baseline,
): string {
  const grave = new Set(rules.filter((rule) => rule.grave).map(({ id }) => id));
  const today = new Date(now).toISOString().slice(0, 10);
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    if (grave.has(finding.rule) || (finding.silenced && finding.silenced.by !== 'baseline')) continue;
    for (const ids of finding.ids) {
      const [id, ...also] = ids.toSorted();
      if (id === undefined) continue;
      const since = previous?.find(ids)?.since ?? today;
      entries.set(id, { id, also, rule: finding.rule, message: printable(finding.message, 300), since });
    }
  }
  const sorted = [...entries.values()].toSorted((a, b) => compare(a.rule, b.rule) || compare(a.id, b.id));
  return `${JSON.stringify({ schema: SCHEMA, findings: sorted }, undefined, 2)}\n`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
