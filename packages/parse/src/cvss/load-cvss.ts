import type { SeverityBand } from '@morel/model';
import { parseVector, type CvssVersion } from './parse-vector.ts';

/** What a CVSS vector comes to. */
export interface CvssScore {
  readonly version: CvssVersion;
  /** 0.0 to 10.0: the overall score, to which every metric in the vector adds, threat and temporal ones too. */
  readonly score: number;
  readonly band: SeverityBand;
}

/** Lower ends of the bands of CVSS 3.1 section 5, which 4.0 shares. */
const BANDS: readonly (readonly [from: number, band: SeverityBand])[] = [
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0.1, 'low'],
];

/**
 * Loads the CVSS calculator (FIRST's specifications of 2.0, 3.0, 3.1 and 4.0; ties of 4.0 are rounded up, as FIRST's own
 * calculator does since November 2024). It takes a vector as advisories state it; undefined for text that is none.
 */
export async function loadCvss(): Promise<(vector: string) => CvssScore | undefined> {
  const loaded = await import('ae-cvss-calculator');
  // Loaders differ in where they put the members of a CommonJS module.
  const library = loaded.default ?? loaded;
  const create = {
    '2.0': () => new library.Cvss2(),
    '3.0': () => new library.Cvss3P0(),
    '3.1': () => new library.Cvss3P1(),
    '4.0': () => new library.Cvss4P0(),
  };
  return (vector) => {
    const parsed = parseVector(vector);
    if (!parsed) return undefined;
    const calculator = create[parsed.version]();
    try {
      calculator.applyVector(parsed.metrics);
    } catch {
      // A metric or value that the version does not know.
      return undefined;
    }
    if (!calculator.isBaseFullyDefined()) return undefined;
    // Some zeros come out negative.
    const score = Math.max(0, calculator.calculateScores().overall);
    return { version: parsed.version, score, band: bandOf(parsed.version, score) };
  };
}

/** 2.0 has no critical band (NVD, "Vulnerability Metrics"). */
function bandOf(version: CvssVersion, score: number): SeverityBand {
  const band = BANDS.find(([from]) => score >= from)?.[1] ?? 'none';
  return version === '2.0' && band === 'critical' ? 'high' : band;
}
