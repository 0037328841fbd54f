import type { SeverityBand } from '@morel/model';

/** A CVSS score computed from a vector. */
export interface CvssScore {
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  /** The overall score: base metrics with whatever threat and environmental metrics the vector itself states. */
  readonly score: number;
  readonly band: SeverityBand;
}

const LONGEST = 1_000;

/**
 * Gives a function from vector to score; undefined for what is no complete vector. Sources: FIRST, CVSS 2.0, 3.0, 3.1 and 4.0
 * specifications. The calculator is loaded when this is called.
 */
export async function loadCvss(): Promise<(vector: string) => CvssScore | undefined> {
  const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = await import('ae-cvss-calculator');
  return (vector) => {
    if (vector.length > LONGEST) return undefined;
    try {
      if (vector.startsWith('CVSS:4.0/')) return toScore('4.0', new Cvss4P0(vector));
      if (vector.startsWith('CVSS:3.1/')) return toScore('3.1', new Cvss3P1(vector));
      if (vector.startsWith('CVSS:3.0/')) return toScore('3.0', new Cvss3P0(vector));
      if (/^\(?AV:[LAN]\//.test(vector)) return toScore('2.0', new Cvss2(vector));
    } catch {
      // The calculator throws on vectors that it cannot read.
    }
    return undefined;
  };
}

interface Calculator {
  isBaseFullyDefined(): boolean;
  calculateScores(): { readonly overall: number };
}

function toScore(version: CvssScore['version'], calculator: Calculator): CvssScore | undefined {
  if (!calculator.isBaseFullyDefined()) return undefined;
  const score = calculator.calculateScores().overall;
  return Number.isFinite(score) ? { version, score, band: bandOf(version, score) } : undefined;
}

/** Bands of CVSS 3.1 section 5 and 4.0 section 6; version 2.0 has low, medium and high alone (NVD). */
function bandOf(version: CvssScore['version'], score: number): SeverityBand {
  if (version === '2.0') return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}
