import type { Severity, SeverityBand } from '@morel/model';
import { asArray, asString, get } from '@morel/parse';
import { toText } from './fields.ts';

const BANDS: Readonly<Record<string, SeverityBand>> = {
  none: 'none',
  negligible: 'low',
  low: 'low',
  minor: 'low',
  medium: 'medium',
  moderate: 'medium',
  high: 'high',
  important: 'high',
  critical: 'critical',
};
const MOST = 50;

/** What a record and its affected packages say about its severity, each statement once, and whether all was understood. */
export function severitiesOf(
  record: unknown,
  id: string,
): { readonly severities: readonly Severity[]; readonly isWhole: boolean } {
  const places = [record, ...(asArray(get(record, 'affected')) ?? [])];
  const found = new Map<string, Severity>();
  let isWhole = true;
  for (const place of places) {
    for (const entry of asArray(get(place, 'severity')) ?? []) {
      const severity = toSeverity(get(entry, 'type'), get(entry, 'score'), id);
      if (severity) found.set(`${severity.type} ${severity.value}`, severity);
      else isWhole = false;
    }
    const word = asString(get(get(place, 'database_specific'), 'severity'));
    const severity = word === undefined ? undefined : toSeverity('word', word, id);
    if (severity && severity.band !== 'unknown') found.set(`word ${severity.band}`, severity);
  }
  return { severities: [...found.values()].slice(0, MOST), isWhole: isWhole && found.size <= MOST };
}

function toSeverity(givenType: unknown, givenValue: unknown, source: string): Severity | undefined {
  const type = toText(givenType, 40);
  const value = toText(givenValue, 300);
  if (type === undefined || value === undefined) return undefined;
  return { type, value, band: bandOf(value), source };
}

/** The band of a word; a vector gets its band with its score, when the index is written. */
function bandOf(word: string): SeverityBand {
  const key = word.toLowerCase();
  return Object.hasOwn(BANDS, key) ? (BANDS[key] ?? 'unknown') : 'unknown';
}
