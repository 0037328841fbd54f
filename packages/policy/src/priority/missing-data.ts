import type { NotPerformed, RiskData } from '@morel/model';
import { priorityTable } from './tables.ts';

/** Columns that only a feed can answer, by the kind of data, and what is not known without it. */
const NEEDS: readonly {
  readonly data: keyof RiskData;
  readonly columns: readonly string[];
  readonly reason: string;
}[] = [
  {
    data: 'exploited',
    columns: ['exploited', 'exploitation'],
    reason: 'the index holds no catalogue of exploited vulnerabilities',
  },
  { data: 'epss', columns: ['epss'], reason: 'the index holds no EPSS scores' },
];

/**
 * What a decision table asks for and the index cannot tell: facts that are missing for every match, so that the evidence
 * is partial. A CVE that a feed does not know is not among them.
 */
export function missingRiskData(table: string, held: RiskData): NotPerformed[] {
  const asked = new Set(priorityTable(table).columns.map(({ id }) => id));
  return NEEDS.filter(({ data, columns }) => held[data] === undefined && columns.some((id) => asked.has(id))).map(
    ({ data, reason }) => ({ check: data, subject: 'advisory data', status: 'unavailable', reason, required: false }),
  );
}
