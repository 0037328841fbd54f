import type { AdvisoryRecord, Severity, SeverityBand } from '@morel/model';

/** The score of a severity vector of this type, 0.0 to 10.0, or undefined where it cannot be scored. */
export type ScoreVector = (type: string, vector: string) => number | undefined;

/** The record with the score and band of every severity that the feed left open. */
export function scoreSeverities(record: AdvisoryRecord, score: ScoreVector): AdvisoryRecord {
  if (record.severities.every((severity) => severity.score !== undefined)) return record;
  return { ...record, severities: record.severities.map((severity) => scored(severity, score)) };
}

function scored(severity: Severity, score: ScoreVector): Severity {
  if (severity.score !== undefined) return severity;
  const value = score(severity.type, severity.value);
  return value === undefined ? severity : { ...severity, score: value, band: bandOf(value) };
}

/** Source: CVSS 3.1 specification, section 5; CVSS 4.0, section 6. */
function bandOf(score: number): SeverityBand {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}
