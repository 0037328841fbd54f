export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0';

/** A vector, taken apart as far as the versions have it in common. */
export interface CvssVector {
  readonly version: CvssVersion;
  /** `AV:N/AC:L/…`, each metric once. */
  readonly metrics: string;
}

const VERSIONS: ReadonlyMap<string, CvssVersion> = new Map([
  ['CVSS:3.0', '3.0'],
  ['CVSS:3.1', '3.1'],
  ['CVSS:4.0', '4.0'],
]);
const METRIC = /^[A-Za-z]{1,3}:[A-Za-z]{1,6}$/;
const IN_PARENTHESES = /^\((.*)\)$/;
/** They describe the site of whoever reads the advisory; the calculator's score for them is not the specification's. */
const ENVIRONMENTAL_2 = /^(?:CDP|TD|CR|IR|AR):/;
/** No vector of any version comes near it. */
const MAX_LENGTH = 400;

/** Tells the version of a vector and its metrics; undefined for text that is none, or that states a metric twice. */
export function parseVector(text: string): CvssVector | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [first = '', ...rest] = text.trim().replace(IN_PARENTHESES, '$1').split('/');
  const version = VERSIONS.get(first);
  const metrics = version ? rest : [first, ...rest].filter((metric) => !ENVIRONMENTAL_2.test(metric));
  const names = new Set(metrics.map((metric) => metric.split(':')[0]));
  if (names.size < metrics.length || !metrics.every((metric) => METRIC.test(metric))) return undefined;
  return { version: version ?? '2.0', metrics: metrics.join('/') };
}
