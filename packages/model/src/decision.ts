/** ENISA's contract (skill "Secure Package Consumption" 2.0-beta). Never the word "safe". */
export type Verdict = 'allow' | 'allow-with-controls' | 'needs-approval' | 'block';

const ORDER: readonly Verdict[] = ['allow', 'allow-with-controls', 'needs-approval', 'block'];

/** Fail-closed: the strictest wins. */
export function mergeVerdicts(verdicts: Iterable<Verdict>): Verdict {
  let worst = 0;
  for (const verdict of verdicts) worst = Math.max(worst, ORDER.indexOf(verdict));
  return ORDER[worst] ?? 'block';
}

export type EvidenceStatus = 'complete' | 'partial' | 'unavailable';

/** A check that could not be done, on what, and why. */
export interface NotPerformed {
  readonly check: string;
  readonly subject: string;
  readonly status: 'unavailable' | 'error' | 'not-attempted';
  readonly reason: string;
  /** The default policy asks for approval when it is missing. */
  readonly required: boolean;
  /** A person accepted this gap, with reason and expiry. */
  readonly accepted?: { readonly reason: string; readonly owner: string; readonly until: string };
}

export interface Decision {
  readonly verdict: Verdict;
  readonly evidence: EvidenceStatus;
  readonly notPerformed: readonly NotPerformed[];
  /** Controls that exceptions ask for. */
  readonly controls: readonly string[];
}
