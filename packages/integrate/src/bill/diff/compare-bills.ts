import type { Bom, BomComponent } from '@morel/model';
import { compareEdges, type EdgeChange } from './compare-edges.ts';
import { packagesOf, versionOf, type Package } from './identities.ts';

/** A package of which other versions are listed than before. */
export interface VersionChange {
  readonly name: string;
  /** Versions that are gone; empty where the package is new. */
  readonly from: readonly string[];
  /** Versions that are new; empty where the package is gone. */
  readonly to: readonly string[];
}

/** Hashes of one version by one algorithm. */
export interface HashChange {
  readonly name: string;
  readonly version: string;
  readonly algorithm: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Some hash is gone and another has come: other bytes under the same version. Else one side says more, or no version. */
  readonly isAlarm: boolean;
}

export interface LicenceChange {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What differs between two bills. Everything is sorted. */
export interface BillDifference {
  readonly added: readonly VersionChange[];
  readonly removed: readonly VersionChange[];
  readonly changed: readonly VersionChange[];
  readonly hashes: readonly HashChange[];
  readonly licences: readonly LicenceChange[];
  readonly edges: readonly EdgeChange[];
}

/** Compares two bills of materials, of whatever format, by packages: a package is what its package URL says without version. */
export function compareBills(base: Bom, head: Bom): BillDifference {
  const [before, after] = packagesOf(base, head);
  const identities = [...new Set([...before.byIdentity.keys(), ...after.byIdentity.keys()])];
  const pairs = identities
    .map((identity) => pairOf(before.byIdentity.get(identity), after.byIdentity.get(identity)))
    .toSorted((a, b) => compare(a.name, b.name));
  const versions = pairs.flatMap(versionChanges);
  return {
    added: versions.filter(({ from }) => from.length === 0),
    removed: versions.filter(({ to }) => to.length === 0),
    changed: versions.filter(({ from, to }) => from.length > 0 && to.length > 0),
    hashes: pairs.flatMap(hashChanges),
    licences: pairs.flatMap(licenceChanges),
    edges: compareEdges({ bom: base, packages: before }, { bom: head, packages: after }),
  };
}

interface Pair {
  readonly name: string;
  readonly before: readonly BomComponent[];
  readonly after: readonly BomComponent[];
}

function pairOf(before: Package | undefined, after: Package | undefined): Pair {
  const name = after?.name ?? before?.name ?? '';
  return { name, before: before?.components ?? [], after: after?.components ?? [] };
}

function versionChanges({ name, before, after }: Pair): VersionChange[] {
  const [from, to] = difference(before.map(versionOf), after.map(versionOf));
  return from.length === 0 && to.length === 0 ? [] : [{ name, from, to }];
}

function hashChanges({ name, before, after }: Pair): HashChange[] {
  const [old, young] = [hashesOf(before), hashesOf(after)];
  const shared = new Set(after.map(versionOf));
  const versions = [...new Set(before.map(versionOf))].filter((version) => shared.has(version)).toSorted();
  return versions.flatMap((version) => {
    const [own, other] = [old.get(version), young.get(version)];
    // A bill without hashes says nothing about them.
    if (!own || !other) return [];
    const algorithms = [...new Set([...own.keys(), ...other.keys()])].toSorted();
    return algorithms.flatMap((algorithm) => {
      const [from, to] = difference(own.get(algorithm) ?? [], other.get(algorithm) ?? []);
      if (from.length === 0 && to.length === 0) return [];
      return [{ name, version, algorithm, from, to, isAlarm: version !== '' && from.length > 0 && to.length > 0 }];
    });
  });
}

/** Hashes by version and algorithm. */
function hashesOf(components: readonly BomComponent[]): Map<string, Map<string, string[]>> {
  const found = new Map<string, Map<string, string[]>>();
  for (const component of components) {
    for (const { algorithm, value } of component.hashes) {
      const version = versionOf(component);
      const byAlgorithm = found.get(version) ?? new Map<string, string[]>();
      found.set(version, byAlgorithm);
      const values = byAlgorithm.get(algorithm) ?? [];
      byAlgorithm.set(algorithm, values);
      values.push(value.toLowerCase());
    }
  }
  return found;
}

/** Of packages that both bills have. */
function licenceChanges({ name, before, after }: Pair): LicenceChange[] {
  if (before.length === 0 || after.length === 0) return [];
  const [from, to] = [licencesOf(before), licencesOf(after)];
  return from.join('\n') === to.join('\n') ? [] : [{ name, from, to }];
}

function licencesOf(components: readonly BomComponent[]): string[] {
  const texts = components.flatMap(({ licences }) => licences.map(({ expression, name = '' }) => expression ?? name));
  return [...new Set(texts)].toSorted();
}

/** What only the first, and what only the second list holds. */
function difference(before: readonly string[], after: readonly string[]): [string[], string[]] {
  const [old, young] = [new Set(before), new Set(after)];
  return [
    [...old].filter((text) => !young.has(text)).toSorted(),
    [...young].filter((text) => !old.has(text)).toSorted(),
  ];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
