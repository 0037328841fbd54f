/** Rates a match: the severity that its sources state and the row of the decision table that fires. */
import type { Advisory, Evidence, Priority, Rating, RiskInputs } from '@morel/model';
import { fireRange, type DecisionTable, type Fired, type Outcome } from './decision-table.ts';
import { possibleInput, type PossibleInput, type PriorityOptions } from './inputs.ts';
import { topSeverity, worstBand } from './severity.ts';
import { priorityTable } from './tables.ts';

export interface RatingOptions extends PriorityOptions {
  /** Id of the decision table. */
  readonly priority: string;
}

/** What the rating depends on beside the advisory. */
export interface RatingContext {
  readonly policy: RatingOptions;
  /** The component is reached over `dev` edges only: one class less urgent, but never for malware. */
  readonly devOnly: boolean;
}

/** The rating of an advisory. Malware is rank 0 whatever the inputs; a notice of no weakness is the least urgent. */
export function rate(advisory: Advisory, risk: RiskInputs, context: RatingContext): Rating {
  const top = topSeverity(advisory.severities);
  const table = priorityTable(context.policy.priority);
  return {
    band: worstBand(advisory.severities),
    ...(top && { top }),
    risk,
    priority: priorityOf(advisory, risk, context, table),
  };
}

function priorityOf(advisory: Advisory, risk: RiskInputs, context: RatingContext, table: DecisionTable): Priority {
  if (advisory.kind !== 'vulnerability') return unranked(advisory, table);
  const situation = { advisory, risk, options: context.policy };
  const inputs = table.columns.map((column) => possibleInput(situation, column));
  const fired = fireRange(
    table,
    inputs.map(({ possible }) => possible),
  );
  // Only a table with a hole leads here: what cannot be ranked is as urgent as can be.
  if (!fired) return { table: table.id, rank: 1, label: 'no row fits', inputs: inputs.map(({ evidence }) => evidence) };
  const outcome = context.devOnly ? lower(table, fired.worst.outcome) : fired.worst.outcome;
  const best = context.devOnly ? lower(table, fired.best.outcome) : fired.best.outcome;
  const evidence = inputs.map((input, column) => asTaken(input, fired.worst, column));
  if (context.devOnly)
    evidence.push({ label: 'Scope', value: `development only, one class below "${fired.worst.outcome.label}"` });
  return {
    table: table.id,
    rank: outcome.rank,
    label: outcome.label,
    ...(outcome.days !== undefined && { days: outcome.days }),
    row: fired.worst.row,
    ...(best.rank !== outcome.rank && { atBest: { rank: best.rank, label: best.label } }),
    inputs: evidence,
  };
}

function unranked(advisory: Advisory, table: DecisionTable): Priority {
  const isMalware = advisory.kind === 'malware';
  return {
    table: table.id,
    rank: isMalware ? 0 : 5,
    label: isMalware ? 'malware' : 'notice',
    ...(isMalware && { days: 0 }),
    inputs: [{ label: 'Kind', value: advisory.kind, source: advisory.id }],
  };
}

/** The outcome one class less urgent; the least urgent stays. */
function lower(table: DecisionTable, outcome: Outcome): Outcome {
  return table.outcomes.find(({ rank }) => rank > outcome.rank) ?? outcome;
}

/** The evidence of an input, with the value that an unknown one was taken as. */
function asTaken({ possible, evidence }: PossibleInput, fired: Fired, column: number): Evidence {
  if (possible.length === 1) return evidence;
  return { ...evidence, value: `${evidence.value}; taken as "${fired.values[column] ?? ''}"` };
}
