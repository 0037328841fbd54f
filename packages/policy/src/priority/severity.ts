import type { Severity, SeverityBand } from '@morel/model';

/** From the least to the most severe; `unknown` is none of them. */
export const BANDS: readonly SeverityBand[] = ['none', 'low', 'medium', 'high', 'critical'];

/** The worst band that any source gives; `unknown` where none gives one. */
export function worstBand(severities: readonly Severity[]): SeverityBand {
  let worst = -1;
  for (const { band } of severities) worst = Math.max(worst, BANDS.indexOf(band));
  return BANDS[worst] ?? 'unknown';
}

/** The severity with the highest computed score; undefined where no source gives a vector that can be scored. */
export function topSeverity(severities: readonly Severity[]): Severity | undefined {
  let top: Severity | undefined;
  for (const severity of severities) {
    if (severity.score !== undefined && severity.score > (top?.score ?? -1)) top = severity;
  }
  return top;
}
