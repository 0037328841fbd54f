import {
  sourceAddress,
  type Brought,
  type ComponentChange,
  type Difference,
  type Inventory,
  type Occurrence,
} from '@morel/model';
import { archiveChange, isUncompared } from './archive-change.ts';
import { hostOf, stateOf, type Package, type Release, type State } from './state.ts';

const NONE: Package = new Map();

/** The state before, with what is known of its ecosystems. */
type Base = State & DifferenceOptions;

/** What comparing has to know of ecosystems, by their ids. */
export interface DifferenceOptions {
  /** Whether versions are names that are moved at will. */
  readonly isMoving: (ecosystem: string) => boolean;
}

/**
 * What changed between two states, package by package, sorted: packages that came or went, versions that changed, and what
 * stayed at its version and is another archive, or comes from elsewhere, all the same.
 */
export function differenceOf(
  base: Inventory,
  head: Inventory,
  { isMoving }: DifferenceOptions,
): Pick<Difference, 'changes' | 'uncompared'> {
  const [before, after] = [{ ...stateOf(base), isMoving }, stateOf(head)];
  const names = [...new Set([...before.packages.keys(), ...after.packages.keys()])].sort();
  const pairs = names.map((name) => [before.packages.get(name) ?? NONE, after.packages.get(name) ?? NONE] as const);
  return {
    changes: pairs.flatMap(([old, now]) => changeOf(old, now, before) ?? []),
    uncompared: pairs.filter(([old, now]) => hasUncompared(old, now)).length,
  };
}

function hasUncompared(before: Package, after: Package): boolean {
  return [...after].some(([version, release]) => {
    const old = before.get(version);
    return old !== undefined && isUncompared(old, release);
  });
}

function changeOf(before: Package, after: Package, base: Base): ComponentChange | undefined {
  const from = [...before.keys()].filter((version) => !after.has(version)).sort();
  const to = [...after.keys()].filter((version) => !before.has(version)).sort();
  const stayed = [...after.keys()].filter((version) => before.has(version)).sort();
  const altered = stayed.flatMap((version) => alteredBy(version, before.get(version), after.get(version), base));
  if (from.length === 0 && to.length === 0 && altered.length === 0) return undefined;
  const releases = [...(after.size > 0 ? after : before).values()];
  const [first] = releases;
  if (!first) return undefined;
  return {
    kind: kindOf(before, after, from.length + to.length),
    ecosystem: first.component.ecosystem,
    name: first.component.name,
    from,
    to: from.length + to.length === 0 ? versionsOf(altered, stayed) : to,
    direct: releases.some(({ direct }) => direct),
    scope: releases.find(({ scope }) => scope !== 'unreached')?.scope ?? 'unreached',
    brings: [
      ...altered,
      ...broughtBy(
        before,
        to.flatMap((version) => after.get(version) ?? []),
        base,
      ),
    ],
  };
}

function kindOf(before: Package, after: Package, moved: number): ComponentChange['kind'] {
  if (before.size === 0) return 'added';
  if (after.size === 0) return 'removed';
  return moved === 0 ? 'altered' : 'changed';
}

function versionsOf(altered: readonly Brought[], stayed: readonly string[]): string[] {
  const named = new Set(altered.flatMap(({ version }) => version ?? []));
  return named.size === 0 ? [...stayed] : [...named];
}

/** What is no longer the same although the version is. */
function alteredBy(version: string, before: Release | undefined, after: Release | undefined, base: Base): Brought[] {
  if (!before || !after) return [];
  const archive = archiveChange(before, after, base.isMoving(after.component.ecosystem));
  const brought: Brought[] = archive ? [{ ...archive, version }] : [];
  if (!runsCode(before) && runsCode(after)) brought.push({ kind: 'install-script', version, before: [], after: [] });
  const licence = licenceChange(before.places, after.places);
  return [
    ...brought,
    ...newHosts([after], base),
    ...movedSource(version, before, after),
    ...(licence ? [licence] : []),
  ];
}

/** The version stays, and comes from another kind of source, or from another address or commit that is no registry's. */
function movedSource(version: string, before: Release, after: Release): Brought[] {
  const kinds = sourceChange([before], [after]);
  if (kinds.length > 0) return kinds.map((brought) => ({ ...brought, version }));
  const [old, now] = [addressesOf(before), addressesOf(after)];
  const moved = [...now].filter((address) => !old.has(address)).sort();
  return moved.length === 0 ? [] : [{ kind: 'source', version, before: [...old].sort(), after: moved }];
}

function addressesOf({ places }: Release): Set<string> {
  return new Set(places.flatMap(({ source }) => sourceAddress(source) ?? []));
}

/** What new versions bring that the base did not have. */
function broughtBy(before: Package, added: readonly Release[], base: Base): Brought[] {
  if (added.length === 0) return [];
  const old = [...before.values()];
  const brought: Brought[] = [];
  const starts = old.some(runsCode) ? [] : added.filter(runsCode);
  for (const { component } of starts)
    brought.push({ kind: 'install-script', version: component.version ?? '', before: [], after: [] });
  brought.push(...newHosts(added, base));
  const licence = old.length > 0 ? licenceChange(old.flatMap(placesOf), added.flatMap(placesOf)) : undefined;
  return [...brought, ...sourceChange(old, added), ...(licence ? [licence] : [])];
}

function runsCode({ places }: Release): boolean {
  return places.some(({ installScript }) => installScript === true);
}

/** Hosts that nothing in the base comes from. */
function newHosts(releases: readonly Release[], base: Base): Brought[] {
  const hosts = new Set(releases.flatMap(({ places }) => places.flatMap(({ source }) => hostOf(source) ?? [])));
  return [...hosts]
    .filter((host) => !base.hosts.has(host))
    .sort()
    .map((host) => ({ kind: 'host', before: [], after: [host] }));
}

function placesOf({ places }: Release): readonly Occurrence[] {
  return places;
}

/** A kind of source that the package did not have; for a new package, any but a registry. */
function sourceChange(before: readonly Release[], after: readonly Release[]): Brought[] {
  const old = before.length > 0 ? kindsOf(before) : new Set(['registry', 'bundled', 'unknown']);
  return [...kindsOf(after)]
    .filter((kind) => !old.has(kind))
    .sort()
    .map((source) => ({ kind: 'source', before: [...old].sort(), after: [source] }));
}

function kindsOf(releases: readonly Release[]): Set<string> {
  return new Set(releases.flatMap(({ places }) => places.map(({ source }) => source.kind)));
}

/** Only where both states say something: what nobody states has not changed. */
function licenceChange(before: readonly Occurrence[], after: readonly Occurrence[]): Brought | undefined {
  const [old, now] = [licencesOf(before), licencesOf(after)];
  if (old.size === 0 || now.size === 0 || [...now].every((text) => old.has(text))) return undefined;
  return { kind: 'licence', before: [...old].sort(), after: [...now].sort() };
}

function licencesOf(places: readonly Occurrence[]): Set<string> {
  return new Set(
    places.flatMap(({ licences = [] }) => licences.map(({ expression, name }) => expression ?? name ?? '')),
  );
}
