import type { AdvisoryKind, Finding, NotPerformed } from '@morel/model';
import type { SubjectLists } from './subjects.ts';

/**
 * Matches that no rule judged, because the policy has turned off what would. They are checks that were not performed: a
 * report that passes over them may not call its evidence complete, and malware that nobody judges needs somebody to say so.
 */
export function unjudgedMatches(subjects: SubjectLists, findings: readonly Finding[]): readonly NotPerformed[] {
  const judged = new Set(findings.map(({ match }) => match));
  const counts = new Map<AdvisoryKind, number>();
  for (const [position, { advisory }] of (subjects.match ?? []).entries()) {
    if (!judged.has(position)) counts.set(advisory.kind, (counts.get(advisory.kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, amount]): NotPerformed => ({
    check: 'judgement',
    subject: kind,
    status: 'not-attempted',
    reason: `${amount} found, and the policy has turned off the rule that judges ${amount === 1 ? 'it' : 'them'}`,
    required: kind === 'malware',
  }));
}
