import type { CsafCheck } from './csaf-check.ts';
import type { CsafDocument, Score } from './csaf-document.ts';
import { placed, vulnerabilitiesOf, type Placed } from './products.ts';
import { named } from './words.ts';

/** Section 6.1.7: a vulnerability has one score of a version of CVSS for a product. */
export const doubledScore: CsafCheck = {
  test: '6.1.7',
  *find(csaf) {
    for (const vulnerability of vulnerabilitiesOf(csaf)) {
      const seen = new Map<string, Set<string>>();
      for (const score of placed(vulnerability.value.scores, [...vulnerability.path, 'scores']))
        for (const version of versionsOf(score.value)) {
          const scored = seen.get(version) ?? new Set();
          seen.set(version, scored);
          for (const { value, path } of placed(score.value.products, [...score.path, 'products'])) {
            if (scored.has(value)) yield { path, message: `gives ${named(value)} a second score of CVSS ${version}` };
            scored.add(value);
          }
        }
    }
  },
};

/** Section 6.3.1: CVSS 2.0 does not stand alone. */
export const cvss2Alone: CsafCheck = {
  test: '6.3.1',
  *find(csaf) {
    for (const { value, path } of scoresOf(csaf))
      if (value.cvss_v2 && !value.cvss_v3) yield { path, message: 'has no score but of CVSS 2.0' };
  },
};

/** Section 6.3.2: CVSS 3.1 is used, not 3.0. */
export const cvss30: CsafCheck = {
  test: '6.3.2',
  *find(csaf) {
    for (const { value, path } of cvssObjects(csaf))
      if (versionOf(value) === '3.0') yield { path: [...path, 'version'], message: 'is "3.0": 3.1 took its place' };
  },
};

/** Every entry of the scores of every vulnerability. */
export function* scoresOf(csaf: CsafDocument): Generator<Placed<Score>> {
  for (const { value, path } of vulnerabilitiesOf(csaf)) yield* placed(value.scores, [...path, 'scores']);
}

/** Every CVSS object of a document. */
export function* cvssObjects(csaf: CsafDocument): Generator<Placed<object>> {
  for (const score of scoresOf(csaf)) yield* cvssIn(score);
}

/** The CVSS objects of a score; the last step of their paths is the member that holds them. */
export function* cvssIn({ value: score, path }: Placed<Score>): Generator<Placed<object>> {
  for (const member of ['cvss_v2', 'cvss_v3'] as const) {
    const value = score[member];
    if (value) yield { value, path: [...path, member] };
  }
}

/** The version that a CVSS object says it has. */
export function versionOf(cvss: object): string | undefined {
  const version: unknown = 'version' in cvss ? cvss.version : undefined;
  return typeof version === 'string' ? version : undefined;
}

function versionsOf(score: Score): readonly string[] {
  const versions = [score.cvss_v2 && '2.0', score.cvss_v3 && (versionOf(score.cvss_v3) ?? '3')];
  return versions.flatMap((version) => version ?? []);
}
