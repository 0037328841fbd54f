import type { FindingReport, Report } from '@morel/model';

/** SARIF's words for it (3.27.24). */
export type SinceBase = 'new' | 'unchanged';

/**
 * Tells whether what some findings say is new since the state that a report was compared with. It is, if any of them is, and
 * where there is none to tell; undefined where nothing was compared.
 */
export function sinceBase({ difference, findings }: Report): (told: readonly FindingReport[]) => SinceBase | undefined {
  if (!difference) return () => undefined;
  const known = new Set(difference.known.map((position) => findings[position]));
  return (told) => (told.length > 0 && told.every((finding) => known.has(finding)) ? 'unchanged' : 'new');
}
