/**
 * What a CVSS vector tells about the two SSVC questions, where CISA has not answered them. Sources: CERT/CC SSVC, "SSVC
 * using Current Information Sources" (technical impact), the CVSS 4.0 metric AU (automatable), and for vectors without AU a
 * reading of SSVC's kill-chain steps. docs/algorithm/priority.md says how often it agrees with CISA.
 */
import impact4 from '../../../../data/priority/cvss4-technical-impact.json' with { type: 'json' };
import type { Severity } from '@morel/model';

export interface VectorReading {
  readonly value: string;
  /** The metrics that say so, as in the vector. */
  readonly metrics: string;
  /** The record whose vector it is. */
  readonly source: string;
}

type Metrics = ReadonlyMap<string, string>;

/** Whether an attacker can automate the exploit, by the severest vector; undefined where no vector tells. */
export function readAutomatable(severities: readonly Severity[]): VectorReading | undefined {
  return severest(severities, 'yes', (metrics) => {
    const stated = metrics.get('AU');
    if (stated === 'Y' || stated === 'N') return { value: stated === 'Y' ? 'yes' : 'no', metrics: `AU:${stated}` };
    const steps: readonly (readonly [string, string])[] = [
      ['AV', 'N'],
      ['AC', 'L'],
      ['PR', 'N'],
      ['UI', 'N'],
    ];
    if (steps.some(([metric]) => !metrics.has(metric))) return undefined;
    const hindered = steps.filter(([metric, easy]) => metrics.get(metric) !== easy).map(([metric]) => metric);
    if (metrics.get('AT') === 'P') hindered.push('AT');
    const shown = hindered.length > 0 ? hindered : steps.map(([metric]) => metric);
    return { value: hindered.length > 0 ? 'no' : 'yes', metrics: show(metrics, shown) };
  });
}

/** Whether the exploit gives total control of the component, by the severest vector; undefined where no vector tells. */
export function readImpact(severities: readonly Severity[]): VectorReading | undefined {
  return severest(severities, 'total', (metrics) => (metrics.has('VC') ? impactOf4(metrics) : impactOf3(metrics)));
}

function impactOf4(metrics: Metrics): Omit<VectorReading, 'source'> | undefined {
  const names = ['PR', 'VC', 'VI'];
  const row = impact4.rows.find((cells) => names.every((name, at) => cells[at] === metrics.get(name)));
  const value = row?.at(-1);
  return value === undefined ? undefined : { value, metrics: show(metrics, names) };
}

/**
 * With a changed scope the metrics are those of whichever system suffers more, so high values may belong to the other
 * system and tell nothing; lower ones still rule total control out.
 */
function impactOf3(metrics: Metrics): Omit<VectorReading, 'source'> | undefined {
  if (!['S', 'C', 'I'].every((name) => metrics.has(name))) return undefined;
  const isTotal = metrics.get('C') === 'H' && metrics.get('I') === 'H';
  if (isTotal && metrics.get('S') !== 'U') return undefined;
  return { value: isTotal ? 'total' : 'partial', metrics: show(metrics, ['S', 'C', 'I']) };
}

/** A vector that tells nothing outweighs one that denies: it may stand for the severe value. */
function severest(
  severities: readonly Severity[],
  severe: string,
  read: (metrics: Metrics) => Omit<VectorReading, 'source'> | undefined,
): VectorReading | undefined {
  const readings = severities
    .filter(({ type, score }) => (type === 'CVSS_V3' || type === 'CVSS_V4') && score !== undefined)
    .map(({ value, source }) => {
      const reading = read(metricsOf(value));
      return reading && { ...reading, source };
    });
  const found = readings.find((reading) => reading?.value === severe);
  return found ?? (readings.includes(undefined) ? undefined : readings[0]);
}

/** Hundreds of advisories share a few dozen vectors. */
const known = new Map<string, Metrics>();
const MOST_KNOWN = 10_000;

function metricsOf(vector: string): Metrics {
  let metrics = known.get(vector);
  if (metrics) return metrics;
  metrics = readMetrics(vector);
  if (known.size < MOST_KNOWN) known.set(vector, metrics);
  return metrics;
}

function readMetrics(vector: string): Metrics {
  const metrics = new Map<string, string>();
  for (const part of vector.split('/')) {
    const colon = part.indexOf(':');
    if (colon > 0) metrics.set(part.slice(0, colon), part.slice(colon + 1));
  }
  return metrics;
}

function show(metrics: Metrics, names: readonly string[]): string {
  return names.map((name) => `${name}:${metrics.get(name) ?? ''}`).join('/');
}
