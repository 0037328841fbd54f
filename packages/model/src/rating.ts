import type { Evidence } from './finding.ts';
import type { Severity, SeverityBand } from './advisory.ts';
import type { Epss, Exploited, Ssvc } from './risk.ts';

/** How urgent a match is, with everything that went into it. */
export interface Rating {
  /** The worst band of all scores; `unknown` where no source gives one. */
  readonly band: SeverityBand;
  /** The highest computed score, with its source. */
  readonly top?: Severity;
  readonly risk: RiskInputs;
  readonly priority: Priority;
}

/** Risk data of all CVEs of an advisory, joined; undefined is unknown, an empty list is known to be absent. */
export interface RiskInputs {
  /** Undefined when no catalogue of exploited vulnerabilities is in the index. */
  readonly exploited?: readonly Exploited[];
  /** Up to when the catalogues answer, ISO; absent where none is in the index. */
  readonly exploitedAsOf?: string;
  /** The highest of its CVEs. */
  readonly epss?: Epss;
  readonly ssvc?: Ssvc;
}

/** The kinds of risk data that an index holds, each with the date up to which it answers, ISO. */
export interface RiskData {
  readonly exploited?: string;
  readonly epss?: string;
  readonly ssvc?: string;
}

/** The row of a decision table that fired. */
export interface Priority {
  /** Id of the table in `data/`. */
  readonly table: string;
  /** 1 (at once) to 5 (with the next update), the same scale in every table. Malware is 0. */
  readonly rank: number;
  /** What the row says: `3 days + forensic`, `act`. */
  readonly label: string;
  /** Days to act in; undefined where the row sets no date. */
  readonly days?: number;
  /** Number of the row in the table, from 1; undefined for malware, which no table ranks. */
  readonly row?: number;
  /** What the least urgent row says that unknown inputs still allow; absent when it is the same. */
  readonly atBest?: { readonly rank: number; readonly label: string };
  /** The inputs of the row, each with value, source and date; `unknown` where unknown, and how it was taken. */
  readonly inputs: readonly Evidence[];
}
