import { LEVELS, type FindingReport, type Level, type MatchReport, type Report, type Silenced } from '@morel/model';
import { findingsByMatch } from './hits.ts';

/** A match with what the policy made of it. */
export interface JudgedMatch {
  readonly match: MatchReport;
  /** The strictest of the findings that still count; where none does, the first that is silenced. */
  readonly finding?: FindingReport;
  /** The level of `finding`; undefined where nothing counts or no rule judged the match. */
  readonly level?: Level;
  /** What silences all of its findings. */
  readonly silenced?: Silenced;
}

/** The matches of a report in its order, each with what the policy made of it. */
export function judgeMatches(report: Report): readonly JudgedMatch[] {
  const findings = findingsByMatch(report);
  return report.matches.map((match, position) => judge(match, findings.get(position) ?? []));
}

function judge(match: MatchReport, findings: readonly FindingReport[]): JudgedMatch {
  const [strict] = findings
    .filter(({ silenced }) => !silenced)
    .toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  if (strict) return { match, finding: strict, level: strict.level };
  const [first] = findings;
  return { match, ...(first && { finding: first }), ...(first?.silenced && { silenced: first.silenced }) };
}

/** Whether the policy fails a scan for a finding of this level. */
export function isFailing(level: Level | undefined, { policy }: Report): boolean {
  const threshold = LEVELS.indexOf(policy.failOn);
  return level !== undefined && threshold > 0 && LEVELS.indexOf(level) >= threshold;
}
