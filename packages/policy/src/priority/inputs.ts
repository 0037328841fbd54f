/** Turns what is known of an advisory into the values that each column of a decision table may have. */
import type { Advisory, Evidence, RiskInputs } from '@morel/model';
import type { Column } from './decision-table.ts';
import { BANDS, topSeverity, worstBand } from './severity.ts';
import { readAutomatable, readImpact, type VectorReading } from './vector.ts';

/** What the policy says about the product and about unknown inputs. */
export interface PriorityOptions {
  readonly exposed: 'yes' | 'no' | 'unknown';
  readonly mission: 'low' | 'medium' | 'high' | 'unknown';
  /** `vector`: the CVSS vector may answer for CISA's SSVC. `worst`: an unknown input always takes its severest value. */
  readonly unknown: 'vector' | 'worst';
}

export interface Situation {
  readonly advisory: Advisory;
  readonly risk: RiskInputs;
  readonly options: PriorityOptions;
}

/** The values of a column that are possible, with the evidence; one value where it is known. */
export interface PossibleInput {
  readonly possible: readonly string[];
  readonly evidence: Evidence;
}

type Read = (situation: Situation, column: Column) => PossibleInput;

/** The possible values of a column. A column that nobody knows about has all its values. */
export function possibleInput(situation: Situation, column: Column): PossibleInput {
  return (READERS[column.id] ?? ((_, unread) => unknown(unread, unread.id)))(situation, column);
}

const READERS: Readonly<Record<string, Read>> = {
  exploited: readExploited,
  exploitation: readExploitation,
  exposed: ({ options }, column) => fromPolicy('Publicly exposed', options.exposed, column),
  mission: ({ options }, column) => fromPolicy('Mission and well-being', options.mission, column),
  automatable: ({ advisory, risk, options }, column) => {
    const answer = risk.ssvc && { value: risk.ssvc.automatable, asOf: risk.ssvc.date };
    const vector = answer || options.unknown !== 'vector' ? undefined : readAutomatable(advisory.severities);
    return fromSsvc('Automatable', answer, dated(vector, advisory), column);
  },
  impact: ({ advisory, risk, options }, column) => {
    const answer = risk.ssvc && { value: risk.ssvc.technicalImpact, asOf: risk.ssvc.date };
    const vector = answer || options.unknown !== 'vector' ? undefined : readImpact(advisory.severities);
    return fromSsvc('Technical impact', answer, dated(vector, advisory), column);
  },
  epss: readEpss,
  cvss: readCvss,
};

const EXPLOITED = 'Known exploited';
const SSVC = 'CISA SSVC';

function readExploited({ risk, options }: Situation, column: Column): PossibleInput {
  const first = risk.exploited?.[0];
  if (first) {
    const catalogues = [...new Set((risk.exploited ?? []).map(({ catalogue }) => catalogue))].join(', ');
    return exactly('yes', { label: EXPLOITED, value: 'yes', source: `KEV: ${catalogues}`, asOf: first.added });
  }
  const { ssvc } = risk;
  if (ssvc?.exploitation === 'active')
    return exactly('yes', { label: EXPLOITED, value: 'yes, exploitation is active', source: SSVC, asOf: ssvc.date });
  if (risk.exploited)
    return exactly('no', { label: EXPLOITED, value: 'no', source: 'KEV', ...asOf(risk.exploitedAsOf) });
  if (ssvc && options.unknown === 'vector') {
    const value = `no catalogue at hand; exploitation is "${ssvc.exploitation}"`;
    return exactly('no', { label: EXPLOITED, value, source: SSVC, asOf: ssvc.date });
  }
  return unknown(column, EXPLOITED, 'the data holds no catalogue of exploited vulnerabilities');
}

function readExploitation({ risk }: Situation, column: Column): PossibleInput {
  const label = 'Exploitation';
  const first = risk.exploited?.[0];
  if (first) return exactly('active', { label, value: 'active', source: `KEV: ${first.catalogue}`, asOf: first.added });
  if (risk.ssvc) {
    const value = risk.ssvc.exploitation;
    return exactly(value, { label, value, source: SSVC, asOf: risk.ssvc.date });
  }
  if (!risk.exploited) return unknown(column, label);
  const possible = column.values.filter((value) => value !== 'active');
  return { possible, evidence: { label, value: 'not active', source: 'KEV', ...asOf(risk.exploitedAsOf) } };
}

function readEpss({ advisory, risk }: Situation, column: Column): PossibleInput {
  const label = 'EPSS';
  if (risk.epss) {
    const { probability, model, date } = risk.epss;
    const source = `FIRST EPSS ${model}`;
    return exactly(step(column, probability), { label, value: probability.toFixed(3), source, asOf: date });
  }
  // EPSS scores CVEs only.
  if (!advisory.ids.some((id) => id.startsWith('CVE-')))
    return exactly(column.values[0] ?? '', { label, value: 'none: the advisory has no CVE' });
  return unknown(column, label);
}

function readCvss({ advisory }: Situation, column: Column): PossibleInput {
  const label = 'CVSS';
  const top = topSeverity(advisory.severities);
  if (top?.score !== undefined)
    return exactly(step(column, top.score), {
      label,
      value: top.score.toFixed(1),
      source: top.source,
      ...asOf(advisory.modified),
    });
  const band = worstBand(advisory.severities);
  if (band === 'unknown') return unknown(column, label);
  const value = column.values[Math.max(0, BANDS.indexOf(band) - 1)] ?? '';
  return exactly(value, { label, value: `${band}, without a vector` });
}

function step(column: Column, number: number): string {
  const position = column.from?.findLastIndex((bound) => number >= bound) ?? -1;
  return column.values[Math.max(0, position)] ?? '';
}

function fromPolicy(label: string, value: string, column: Column): PossibleInput {
  if (!column.values.includes(value)) return unknown(column, label, 'the policy does not say');
  return exactly(value, { label, value, source: 'policy' });
}

interface SsvcAnswer {
  readonly value: string;
  readonly asOf: string;
}

function fromSsvc(
  label: string,
  answer: SsvcAnswer | undefined,
  vector: (VectorReading & { readonly asOf?: string }) | undefined,
  column: Column,
): PossibleInput {
  if (answer) return exactly(answer.value, { label, value: answer.value, source: SSVC, asOf: answer.asOf });
  if (!vector) return unknown(column, label);
  const { value, metrics, source } = vector;
  return exactly(value, { label, value: `${value}, derived from ${metrics}`, source, ...asOf(vector.asOf) });
}

/** A vector is as old as the record that states it. */
function dated(vector: VectorReading | undefined, advisory: Advisory): (VectorReading & { asOf?: string }) | undefined {
  return vector && { ...vector, ...asOf(advisory.modified) };
}

function asOf(date: string | undefined): { asOf?: string } {
  return date === undefined ? {} : { asOf: date };
}

function exactly(value: string, evidence: Evidence): PossibleInput {
  return { possible: [value], evidence };
}

function unknown(column: Column, label: string, why?: string): PossibleInput {
  const value = why === undefined ? 'unknown' : `unknown: ${why}`;
  return { possible: column.values, evidence: { label, value } };
}
