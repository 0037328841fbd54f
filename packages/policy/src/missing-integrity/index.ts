import type { Judgement, OccurrenceSubject, OptionsOf, Rule } from '@morel/model';
import { listOf, nameOf } from '../wording.ts';
import { about, type Options } from './about.ts';

const UNKNOWN = 'of unknown kind';
const ALGORITHM = /^[A-Za-z0-9]+(?=[-:=])/;

export const rule: Rule<'occurrence', Options> = { about, judge };

function judge(subject: OccurrenceSubject, options: OptionsOf<Options>): readonly Judgement[] {
  const { occurrence, component, expectsDigest } = subject;
  const { kind } = occurrence.source;
  if (!expectsDigest || (kind !== 'registry' && kind !== 'url')) return [];
  if (occurrence.digests.some((digest) => isStrong(digest, options.weak))) return [];
  const algorithms = [...new Set(occurrence.digests.map(algorithmOf))];
  const isBare = algorithms.length === 0;
  return [
    {
      message: isBare
        ? `${nameOf(component)} is locked without a digest.`
        : `${nameOf(component)} is locked with a weak digest only (${listOf(algorithms)}).`,
      next: isBare
        ? 'Let the package manager write the lockfile again with digests, and compare them with the registry.'
        : 'Let a current version of the package manager write the lockfile again with sha256 or better.',
      evidence: [
        { label: 'Digests', value: isBare ? 'none' : listOf(occurrence.digests) },
        { label: 'Entry', value: listOf([occurrence.key]) },
      ],
      discriminator: isBare ? 'none' : 'weak',
    },
  ];
}

function isStrong(digest: string, weak: readonly string[]): boolean {
  const algorithm = algorithmOf(digest);
  return algorithm !== UNKNOWN && !weak.includes(algorithm);
}

/** The algorithm of a subresource-integrity string, or of a digest written `sha256:…`. */
function algorithmOf(digest: string): string {
  return (ALGORITHM.exec(digest)?.[0] ?? UNKNOWN).toLowerCase();
}
