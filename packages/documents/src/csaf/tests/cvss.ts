import type { ScoreCvss } from '@morel/parse';
import type { CsafCheck } from './csaf-check.ts';
import { allMetrics, cvssFaults, metricsOf, scoredVersion, validCvss, type CvssObject } from './cvss-object.ts';
import { cvssObjects, versionOf } from './scores.ts';
import { anyOf, named } from './words.ts';

/** Lower ends of the severities of CVSS 3.0 and 3.1 (section 5). */
const SEVERITIES: readonly (readonly [from: number, severity: string])[] = [
  [9, 'CRITICAL'],
  [7, 'HIGH'],
  [4, 'MEDIUM'],
  [0.1, 'LOW'],
  [0, 'NONE'],
];

/** Section 6.1.8: CVSS objects hold to the schemas of FIRST. */
export const invalidCvss: CsafCheck = {
  test: '6.1.8',
  *find(csaf) {
    for (const { value, path } of cvssObjects(csaf)) {
      const version = scoredVersion(path.at(-1), value);
      if (version === undefined) {
        const message = `has the version ${named(versionOf(value) ?? 'none')}, and must have 3.0 or 3.1`;
        yield { path, message };
      } else for (const fault of cvssFaults(value, version)) yield { ...fault, path: [...path, ...fault.path] };
    }
  },
};

/** Section 6.1.9: scores and severities are those of the vector. */
export const miscomputedCvss: CsafCheck = {
  test: '6.1.9',
  *find(csaf, scoresOf) {
    for (const { value: cvss, path } of validCvss(cvssObjects(csaf))) {
      const { version, members, vector, doubled } = cvss;
      const ofVector = doubled.length > 0 ? undefined : scoresOf(version, vector);
      if (!ofVector) {
        const why = doubled.length > 0 ? `states ${doubled[0]} twice` : 'lacks a base metric';
        yield { path: [...path, 'vectorString'], message: `${why}: no score can be computed` };
        continue;
      }
      const ofAll = scoresOf(version, allMetrics(cvss)) ?? ofVector;
      for (const kind of ['base', 'temporal', 'environmental'] as const) {
        const right = [...new Set([...ofVector[kind], ...ofAll[kind]])];
        const severities = right.map(severityOf);
        const score = members.get(`${kind}Score`);
        const severity = members.get(`${kind}Severity`);
        if (typeof score === 'number' && !right.includes(score))
          yield {
            path: [...path, `${kind}Score`],
            message: `is ${score}, and the vector gives ${anyOf(right.map(String))}`,
          };
        if (typeof severity === 'string' && !severities.includes(severity))
          yield {
            path: [...path, `${kind}Severity`],
            message: `is ${severity}, and the vector gives ${anyOf(severities)}`,
          };
      }
    }
  },
};

/** Section 6.1.10: metrics that are stated beside the vector say what it says. */
export const inconsistentCvss: CsafCheck = {
  test: '6.1.10',
  *find(csaf) {
    for (const { value: cvss, path } of validCvss(cvssObjects(csaf)))
      for (const { member, name, words } of metricsOf(cvss.version)) {
        const said = cvss.members.get(member);
        const value = cvss.vector.get(name);
        if (typeof said === 'string' && value !== undefined && words.get(value) !== said)
          yield { path: [...path, member], message: `is ${said}, and the vector has ${name}:${value}` };
      }
  },
};

/** The environmental score that a CVSS object states, or that its metrics give; undefined where they give none. */
export function environmentalScore(cvss: CvssObject, scoresOf: ScoreCvss): number | undefined {
  const stated = cvss.members.get('environmentalScore');
  if (typeof stated === 'number') return stated;
  return scoresOf(cvss.version, allMetrics(cvss))?.environmental[0];
}

/** The severity of a score in CVSS 3.0 and 3.1. */
export function severityOf(score: number): string {
  return SEVERITIES.find(([from]) => score >= from)?.[1] ?? 'NONE';
}
