import { checkSchema, type ScoredVersion, type SchemaFault } from '@morel/parse';
import { METRICS_2, METRICS_3, type CvssMetric } from '../structure/cvss-metrics.ts';
import { CVSS } from '../structure/cvss.ts';
import type { Placed } from './products.ts';
import { versionOf } from './scores.ts';

/** A CVSS object that holds to its schema. */
export interface CvssObject {
  readonly version: ScoredVersion;
  readonly members: ReadonlyMap<string, unknown>;
  /** Values of the vector by their short names. */
  readonly vector: ReadonlyMap<string, string>;
  /** Metrics that the vector states twice. */
  readonly doubled: readonly string[];
}

/** Of CVSS objects those that hold to their schemas; test 6.1.8 names the others. */
export function* validCvss(objects: Iterable<Placed<object>>): Generator<Placed<CvssObject>> {
  for (const { value, path } of objects) {
    const version = scoredVersion(path.at(-1), value);
    if (version !== undefined && cvssFaults(value, version).length === 0) yield { value: read(value, version), path };
  }
}

/** The version whose schema an object has to hold to; undefined where the member knows no such version. */
export function scoredVersion(member: unknown, cvss: object): ScoredVersion | undefined {
  if (member === 'cvss_v2') return '2.0';
  const version = versionOf(cvss);
  return version === '3.0' || version === '3.1' ? version : undefined;
}

export function cvssFaults(cvss: object, version: ScoredVersion): readonly SchemaFault[] {
  return checkSchema({ cvss: CVSS[version] }, 'cvss', cvss);
}

export function metricsOf(version: ScoredVersion): readonly CvssMetric[] {
  return version === '2.0' ? METRICS_2 : METRICS_3;
}

/**
 * The metrics of the vector and, of those that it does not state, what the object states beside it. The vector goes first
 * (section 6.1.9).
 */
export function allMetrics({ version, vector, members }: CvssObject): ReadonlyMap<string, string> {
  const all = new Map(vector);
  for (const { member, name, words } of metricsOf(version)) {
    const value = [...words].find(([, word]) => word === members.get(member))?.[0];
    if (value !== undefined && !all.has(name)) all.set(name, value);
  }
  return all;
}

function read(cvss: object, version: ScoredVersion): CvssObject {
  const members = new Map<string, unknown>(Object.entries(cvss));
  return { version, members, ...vectorOf(String(members.get('vectorString'))) };
}

/** The metrics of a vector. */
export function vectorOf(text: string): Pick<CvssObject, 'vector' | 'doubled'> {
  const vector = new Map<string, string>();
  const doubled: string[] = [];
  for (const metric of text.split('/')) {
    const [name = '', value = ''] = metric.split(':');
    if (name === 'CVSS') continue;
    if (vector.has(name)) doubled.push(name);
    vector.set(name, value);
  }
  return { vector, doubled };
}
