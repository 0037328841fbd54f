/** What is known of one CVE beyond its records. A missing member is *unknown*, not *no*; `Held` says which. */
export interface Risk {
  readonly cve: string;
  readonly exploited: readonly Exploited[];
  readonly epss?: Epss;
  readonly ssvc?: Ssvc;
}

/** An entry of a catalogue of known exploited vulnerabilities. */
export interface Exploited {
  /** The catalogue: `CISA`, `EU`. */
  readonly catalogue: string;
  /** ISO date. */
  readonly added: string;
  /** The catalogue's own due date, where it gives one. */
  readonly due?: string;
  readonly ransomware?: boolean;
}

/** FIRST's Exploit Prediction Scoring System. Values of different models are not comparable. */
export interface Epss {
  /** 0 to 1. */
  readonly probability: number;
  /** 0 to 1. */
  readonly percentile: number;
  readonly date: string;
  readonly model: string;
}

/** CISA's answers to the SSVC questions (Vulnrichment). */
export interface Ssvc {
  readonly exploitation: 'none' | 'poc' | 'active';
  readonly automatable: 'yes' | 'no';
  readonly technicalImpact: 'partial' | 'total';
  readonly date: string;
}
