import { algorithmNamed, compareDigests, parsePurl, type Bom, type BomComponent } from '@morel/model';
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
  /**
   * Some hash is gone and another has come: other bytes under the same version. Not so where one side only says more, there
   * is no version, or versions are names that are moved at will.
   */
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

/** Whether a version of this type of package URL is a name that its owner moves at will, as a tag of an image is. */
export type IsMoving = (purlType: string) => boolean;

/** Compares two bills of materials, of whatever format, by packages: a package is what its package URL says without version. */
export function compareBills(base: Bom, head: Bom, isMoving: IsMoving): BillDifference {
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
    hashes: pairs.flatMap((pair) => hashChanges(pair, isMoving)),
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

function hashChanges({ name, before, after }: Pair, isMoving: IsMoving): HashChange[] {
  const shared = new Set(after.map(versionOf));
  const versions = [...new Set(before.map(versionOf))].filter((version) => shared.has(version)).toSorted();
  return versions.flatMap((version) => {
    const [old, now] = [before, after].map((list) => list.filter((component) => versionOf(component) === version));
    const { changes } = compareDigests(hashesOf(old), hashesOf(now));
    const isFixed = version !== '' && !(now ?? []).some(({ purl }) => isMoving(parsePurl(purl ?? '')?.type ?? ''));
    return changes.map(({ kind, gone, come }) => ({
      name,
      version,
      algorithm: algorithmNamed(kind),
      from: gone.map(valueOf),
      to: come.map(valueOf),
      isAlarm: isFixed && gone.length > 0 && come.length > 0,
    }));
  });
}

function hashesOf(components: readonly BomComponent[] = []): string[] {
  return components.flatMap(({ hashes }) => hashes.map(({ algorithm, value }) => `${algorithm}:${value}`));
}

/** What stands behind the name of the algorithm. */
function valueOf(digest: string): string {
  return digest.slice(digest.lastIndexOf(':') + 1);
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
