import { mergeVerdicts, type Decision, type EvidenceStatus, type Finding, type Gap } from '@morel/model';
import type { Level, NotPerformed, Verdict } from '@morel/model';
import type { Policy } from '../policy.ts';

const VERDICTS: Readonly<Record<Level, Verdict>> = {
  off: 'allow',
  warn: 'allow',
  review: 'needs-approval',
  block: 'block',
};

export interface DecisionInputs {
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly notPerformed: readonly NotPerformed[];
  /** Controls that the exceptions in use ask for. */
  readonly controls: readonly string[];
  /** How many judgements were made at all. */
  readonly performed: number;
}

/**
 * The verdict over everything, the strictest wins. What is silenced does not count; a required check or a part of the
 * input that is missing needs approval, any other missing check when the policy says so.
 */
export function decide(policy: Pick<Policy, 'missing'>, inputs: DecisionInputs): Decision {
  const { findings, gaps, notPerformed, controls } = inputs;
  const open = notPerformed.filter(({ accepted }) => !accepted);
  const openGaps = gaps.filter(({ accepted }) => !accepted);
  const verdicts = findings.filter(({ silenced }) => !silenced).map(({ level }) => VERDICTS[level]);
  if (openGaps.length > 0 || open.some(({ required }) => required)) verdicts.push('needs-approval');
  if (open.length > 0 && policy.missing === 'needs-approval') verdicts.push('needs-approval');
  if (controls.length > 0) verdicts.push('allow-with-controls');
  return {
    verdict: mergeVerdicts(verdicts),
    evidence: evidenceOf(inputs.performed, open.length + openGaps.length),
    notPerformed,
    controls: [...new Set(controls)],
  };
}

function evidenceOf(performed: number, missing: number): EvidenceStatus {
  if (missing === 0) return 'complete';
  return performed > 0 ? 'partial' : 'unavailable';
}
