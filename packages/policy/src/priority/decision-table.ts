/** A table of `data/priority`: inputs in columns, an outcome for each row, the first row that fits counts. */
export interface DecisionTable {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** ISO date of the source. */
  readonly date: string;
  readonly source: string;
  readonly columns: readonly Column[];
  /** Most urgent first. */
  readonly outcomes: readonly Outcome[];
  /** One cell for each column, then the id of the outcome. `*` stands for any value. */
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  /** Names the input, see `inputs.ts`. */
  readonly id: string;
  /** From the least to the most severe. */
  readonly values: readonly string[];
  /** For numbers: the lower bound of each value. */
  readonly from?: readonly number[] | undefined;
}

export interface Outcome {
  readonly id: string;
  readonly label: string;
  /** 1 (at once) to 5 (with the next update). */
  readonly rank: number;
  readonly days?: number | undefined;
}

/** What a table says for one set of values. */
export interface Fired {
  /** From 1. */
  readonly row: number;
  readonly outcome: Outcome;
  /** The value of each column. */
  readonly values: readonly string[];
}

/** The rows at both ends of what is possible. */
export interface FiredRange {
  readonly worst: Fired;
  readonly best: Fired;
}

/** The row for known values, one for each column. Undefined where the table has a hole, which a test rules out. */
export function fire(table: DecisionTable, values: readonly string[]): Fired | undefined {
  const position = table.rows.findIndex((row) => values.every((value, at) => row[at] === '*' || row[at] === value));
  const outcome = table.outcomes.find(({ id }) => id === table.rows[position]?.at(-1));
  return outcome && { row: position + 1, outcome, values };
}

/**
 * The most and the least urgent row that the possible values of each column allow. Of two equally urgent rows the one
 * with the more severe values is taken.
 */
export function fireRange(table: DecisionTable, possible: readonly (readonly string[])[]): FiredRange | undefined {
  const key = possible.map((column) => column.join(' ')).join('\n');
  const known = ranges.get(table) ?? new Map<string, FiredRange | undefined>();
  ranges.set(table, known);
  if (!known.has(key)) known.set(key, rangeOf(table, possible));
  return known.get(key);
}

/** A run asks for the same few combinations hundreds of times; a table has few of them. */
const ranges = new WeakMap<DecisionTable, Map<string, FiredRange | undefined>>();

function rangeOf(table: DecisionTable, possible: readonly (readonly string[])[]): FiredRange | undefined {
  let worst: Fired | undefined;
  let best: Fired | undefined;
  for (const values of combinations(possible.map((column) => column.toReversed()))) {
    const fired = fire(table, values);
    if (!fired) return undefined;
    if (!worst || fired.outcome.rank < worst.outcome.rank) worst = fired;
    if (!best || fired.outcome.rank > best.outcome.rank) best = fired;
  }
  return worst && best && { worst, best };
}

function combinations(columns: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let rows: readonly (readonly string[])[] = [[]];
  for (const column of columns) rows = rows.flatMap((row) => column.map((value) => [...row, value]));
  return rows;
}
