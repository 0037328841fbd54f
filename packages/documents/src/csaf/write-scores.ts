import type { VexRating } from '@morel/model';
import type { ScoreCvss, ScoredVersion } from '@morel/parse';
import { NO_PLACE, type VexLosses } from '../vex/losses.ts';
import { cvssFaults, vectorOf } from './tests/cvss-object.ts';
import { severityOf } from './tests/cvss.ts';
import type { Said } from './write-said.ts';

const VERSIONS: ReadonlyMap<string, ScoredVersion> = new Map<string, ScoredVersion>([
  ['CVSSv2', '2.0'],
  ['CVSSv3', '3.0'],
  ['CVSSv31', '3.1'],
]);

/** The ratings of a statement as `scores` of its products: CSAF has one of each version of CVSS. */
export function scoresJson({ number, statement, ids }: Said, losses: VexLosses, scoresOf: ScoreCvss): object[] {
  const seen = new Set<ScoredVersion>();
  const own = losses.of(number);
  return (statement.vulnerability.ratings ?? []).flatMap((rating) => {
    const version = VERSIONS.get(rating.method ?? '');
    const cvss = version && !seen.has(version) ? cvssOf(rating, version, scoresOf) : undefined;
    if (version === undefined || !cvss) {
      own.add(
        'vulnerability.ratings',
        rating,
        version && seen.has(version) ? `CSAF has one score of CVSS ${version}` : NO_PLACE,
      );
      return [];
    }
    seen.add(version);
    own.addAll(rating, ['source'], NO_PLACE, 'vulnerability.ratings.');
    const { baseScore } = cvss;
    if (rating.score !== undefined && rating.score !== baseScore)
      own.add('vulnerability.ratings.score', rating.score, `CSAF asks for the base score of the vector: ${baseScore}`);
    return [{ [version === '2.0' ? 'cvss_v2' : 'cvss_v3']: cvss, products: ids }];
  });
}

interface Cvss {
  readonly baseScore: number;
}

/** A vector with the scores that it gives; undefined for one that CSAF does not take. */
function cvssOf(
  { vector: vectorString, score }: VexRating,
  version: ScoredVersion,
  scoresOf: ScoreCvss,
): Cvss | undefined {
  if (vectorString === undefined) return undefined;
  const { vector, doubled } = vectorOf(vectorString);
  const bases = doubled.length > 0 ? undefined : scoresOf(version, vector)?.base;
  if (bases?.[0] === undefined) return undefined;
  const baseScore = score !== undefined && bases.includes(score) ? score : bases[0];
  const cvss = {
    baseScore,
    baseSeverity: version === '2.0' ? undefined : severityOf(baseScore),
    vectorString,
    version,
  };
  return cvssFaults(JSON.parse(JSON.stringify(cvss)), version).length > 0 ? undefined : cvss;
}
