import type { Judgement, OccurrenceSubject, OptionsOf, Rule } from '@morel/model';
import { listOf, nameOf } from '../wording.ts';
import { about, type Options } from './about.ts';

const UNKNOWN = 'of unknown kind';
const WRITE_DIGESTS =
  'Let the package manager write the lockfile again with digests, and compare them with the registry.';
const WRITE_STRONGER = 'Let a current version of the package manager write the lockfile again with sha256 or better.';
const ALGORITHM = /^[A-Za-z0-9]+(?=[-:=])/;

export const rule: Rule<'occurrence', Options> = { about, judge };

function judge(subject: OccurrenceSubject, options: OptionsOf<Options>): readonly Judgement[] {
  const { occurrence, component, expectsDigest } = subject;
  const { kind } = occurrence.source;
  if (!expectsDigest || (kind !== 'registry' && kind !== 'url')) return [];
  if (occurrence.digests.some((digest) => isStrong(digest, options.weak))) return [];
  const algorithms = [...new Set(occurrence.digests.map(algorithmOf))];
  const isBare = algorithms.length === 0;
  // A whole lockfile may be without: its entries are put into words when they are shown.
  return [
    {
      discriminator: isBare ? 'none' : 'weak',
      next: isBare ? WRITE_DIGESTS : WRITE_STRONGER,
      get message() {
        const name = nameOf(component);
        return isBare
          ? `${name} is locked without a digest.`
          : `${name} is locked with a weak digest only (${listOf(algorithms)}).`;
      },
      get evidence() {
        return [
          { label: 'Digests', value: isBare ? 'none' : listOf(occurrence.digests) },
          { label: 'Entry', value: listOf([occurrence.key]) },
        ];
      },
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
