import type { Brought, ComponentChange, Inventory, Occurrence } from '@morel/model';
import { hostOf, stateOf, type Package, type Release, type State } from './state.ts';

const NONE: Package = new Map();

/**
 * What changed between two states, package by package, sorted: packages that came or went, versions that changed, and what
 * stayed at its version and is another archive, or comes from elsewhere, all the same.
 */
export function differenceOf(base: Inventory, head: Inventory): ComponentChange[] {
  const [before, after] = [stateOf(base), stateOf(head)];
  const names = [...new Set([...before.packages.keys(), ...after.packages.keys()])].sort();
  return names.flatMap((name) => {
    const change = changeOf(before.packages.get(name) ?? NONE, after.packages.get(name) ?? NONE, before);
    return change ? [change] : [];
  });
}

function changeOf(before: Package, after: Package, base: State): ComponentChange | undefined {
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
function alteredBy(version: string, before: Release | undefined, after: Release | undefined, base: State): Brought[] {
  if (!before || !after) return [];
  const [old, now] = [digestsOf(before), digestsOf(after)];
  const brought: Brought[] = [];
  if (isOtherArchive(old, now))
    brought.push({ kind: 'other-archive', version, before: [...old].sort(), after: [...now].sort() });
  if (!runsCode(before) && runsCode(after)) brought.push({ kind: 'install-script', version, before: [], after: [] });
  const licence = licenceChange(before.places, after.places);
  return [...brought, ...newHosts([after], base), ...sourceChange([before], [after]), ...(licence ? [licence] : [])];
}

function digestsOf({ places }: Release): Set<string> {
  return new Set(places.flatMap(({ digests }) => digests));
}

/** Of some algorithm both have digests, and none of them is the same. A list that grew or shrank is the same archive. */
function isOtherArchive(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  const algorithms = new Set(
    [...before].map(algorithmOf).filter((name) => [...after].some((digest) => algorithmOf(digest) === name)),
  );
  return [...algorithms].some(
    (name) => ![...after].some((digest) => algorithmOf(digest) === name && before.has(digest)),
  );
}

function algorithmOf(digest: string): string {
  return digest.slice(0, digest.lastIndexOf('-'));
}

/** What new versions bring that the base did not have. */
function broughtBy(before: Package, added: readonly Release[], base: State): Brought[] {
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
function newHosts(releases: readonly Release[], base: State): Brought[] {
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
