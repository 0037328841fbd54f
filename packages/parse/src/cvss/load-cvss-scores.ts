import { cvss2Scores, type Cvss2Scores } from './cvss-2.ts';

/** Versions whose scores come in three kinds. */
export type ScoredVersion = '2.0' | '3.0' | '3.1';

/** What the metrics of a vector come to by kind: more than one number where specification and calculators leave it open. */
export type CvssScores = Cvss2Scores;

/** Gives the scores of metrics by their short names; undefined where a base metric is missing or a value is not known. */
export type ScoreCvss = (version: ScoredVersion, metrics: ReadonlyMap<string, string>) => CvssScores | undefined;

/** Loads what tells base, temporal and environmental scores apart, to check those that somebody else states. */
export async function loadCvssScores(): Promise<ScoreCvss> {
  const loaded = await import('ae-cvss-calculator');
  // Loaders differ in where they put the members of a CommonJS module.
  const library = loaded.default ?? loaded;
  const calculate = (version: ScoredVersion, metrics: ReadonlyMap<string, string>) => {
    const calculator = version === '3.0' ? new library.Cvss3P0() : new library.Cvss3P1();
    try {
      calculator.applyVector([...metrics].map((metric) => metric.join(':')).join('/'));
    } catch {
      // A metric or value that the version does not know.
      return undefined;
    }
    return calculator.isBaseFullyDefined() ? calculator.calculateScores() : undefined;
  };
  return (version, metrics) => {
    if (version === '2.0') return cvss2Scores(metrics);
    const scores = calculate(version, metrics);
    if (scores?.base === undefined) return undefined;
    const temporal = scores.temporal ?? scores.base;
    // With no environmental metric the calculator states no such score. Other calculators take the temporal one, or reckon
    // as if each modified metric had the value of its base metric, which in 3.1 may differ by a tenth.
    const modified = new Map([...metrics, ['MAV', metrics.get('AV') ?? 'X']]);
    const environmental =
      scores.environmental === undefined
        ? [temporal, calculate(version, modified)?.environmental ?? temporal]
        : [scores.environmental];
    return { base: [scores.base], temporal: [temporal], environmental };
  };
}
