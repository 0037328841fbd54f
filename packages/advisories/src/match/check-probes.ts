import { type Ecosystem, quote } from '@morel/model';
import { otherVersion } from '../file/damage.ts';
import type { EcosystemCoverage } from '../file/index-meta.ts';

/** What matching needs of an ecosystem. */
export type MatchedEcosystem = Pick<Ecosystem, 'about' | 'names' | 'versions'>;

/**
 * Throws `index-version` where this version of Morel treats a name or a version otherwise than the one that wrote the index:
 * a package would be searched under a key that is not there, or in an order that is not the file's.
 */
export function checkProbes(coverage: EcosystemCoverage, { about, names, versions }: MatchedEcosystem): void {
  if (coverage.namespace !== about.purlType) {
    throw otherVersion(`it files packages of ${about.title} under ${quote(coverage.namespace)}`);
  }
  if (coverage.order !== versions.id) {
    throw otherVersion(`its versions of ${about.title} are in the order ${quote(coverage.order ?? '')}`);
  }
  for (const [raw, normalised] of coverage.probes.names) {
    if (names.normalise(raw) !== normalised)
      throw otherVersion(`it files ${quote(raw)} of ${about.title} as ${quote(normalised)}`);
  }
  let last: { readonly value: unknown } | undefined;
  for (const text of coverage.probes.versions) {
    const value = versions.parse(text);
    if (value === undefined || (last && versions.compare(last.value, value) > 0)) {
      throw otherVersion(`the version ${quote(text)} of ${about.title} is not where its order has it`);
    }
    last = { value };
  }
}
