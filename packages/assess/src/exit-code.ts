import { LEVELS, type Level, type Report } from '@morel/model';

/**
 * The exit code of a report: 3 when it is incomplete, 1 when an unsilenced finding reaches the level that fails, else 0.
 * Incomplete wins over findings, because what was found may not be all.
 */
export function exitCodeOf(report: Report, failOn: Level): 0 | 1 | 3 {
  if (!report.coverage.complete) return 3;
  const threshold = LEVELS.indexOf(failOn);
  const fails = report.findings.some(({ level, silenced }) => !silenced && LEVELS.indexOf(level) >= threshold);
  return fails ? 1 : 0;
}
