import bod2604 from '../../../../data/priority/bod-26-04.json' with { type: 'json' };
import cisaSsvc from '../../../../data/priority/cisa-ssvc.json' with { type: 'json' };
import thresholds from '../../../../data/priority/thresholds.json' with { type: 'json' };
import type { DecisionTable } from './decision-table.ts';

/** The decision tables that a policy may name in `priority:`; the first is the default. */
export const PRIORITY_TABLES: readonly DecisionTable[] = [bod2604, cisaSsvc, thresholds];

export const DEFAULT_TABLE: DecisionTable = bod2604;

/** The table of this id; the default one where there is none, which `readPolicy` has ruled out. */
export function priorityTable(id: string): DecisionTable {
  return PRIORITY_TABLES.find((table) => table.id === id) ?? DEFAULT_TABLE;
}
