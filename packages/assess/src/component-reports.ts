import {
  isFirstParty,
  type Component,
  type ComponentReport,
  type Inventory,
  type Licence,
  type Lookup,
  type Occurrence,
  type PlaceEdge,
  type PlaceReport,
  type Root,
  type RootReport,
  type Source,
} from '@morel/model';
import { placeEdge } from '@morel/inventory';
import { inputOf, placeOf } from './places.ts';
import type { Reach } from './reach.ts';

/** Every component with its places, in the order of ecosystem, name and version. */
export function componentReports(
  inventory: Inventory,
  reach: Reach,
  lookup: (component: number) => Lookup,
): ComponentReport[] {
  const listed = inventory.components
    .map((component, position) => ({ component, position, places: reach.occurrences[position] ?? [] }))
    .sort((a, b) => byName(a.component, b.component));
  const places = createPlaces(
    inventory,
    listed.flatMap((one) => one.places),
  );
  return listed.map(({ component, position, places: at }): ComponentReport => {
    const occurrences = at.flatMap((place) => inventory.occurrences[place] ?? []);
    const licences = licencesOf(occurrences);
    const source = occurrences[0]?.source.kind ?? 'unknown';
    return {
      ...(component.purl !== undefined && { purl: component.purl }),
      ecosystem: component.ecosystem,
      name: component.name,
      ...(component.version !== undefined && { version: component.version }),
      locations: at.map((place) => places(place, source)),
      scope: reach.scope(position),
      direct: reach.direct(position),
      firstParty: occurrences.every((occurrence) => isFirstParty(occurrence.source)),
      lookup: lookup(position),
      source,
      ...(licences.length > 0 && { licences }),
    };
  });
}

/** Says of an occurrence what the report holds of it; `order` is the order in which places are numbered. */
function createPlaces(
  inventory: Inventory,
  order: readonly number[],
): (position: number, source: Source['kind']) => PlaceReport {
  const numbers = new Map(order.map((position, number) => [position, number]));
  const inputs = new Map<string, number>();
  for (const [position, { path }] of inventory.inputs.entries()) if (!inputs.has(path)) inputs.set(path, position);
  const needs = new Map<number, PlaceEdge[]>();
  for (const edge of inventory.edges) {
    const to = numbers.get(edge.to);
    if (to === undefined) continue;
    const list = needs.get(edge.from);
    if (list) list.push(placeEdge(edge, to));
    else needs.set(edge.from, [placeEdge(edge, to)]);
  }
  const roots = new Map(inventory.roots.map(({ occurrence, kind }) => [occurrence, kind]));
  return (position, source) => {
    const occurrence = inventory.occurrences[position];
    if (!occurrence) throw new Error(`there is no place ${position}`);
    const where = placeOf(inventory, occurrence);
    return {
      ...where,
      ...(inputs.get(where.path) !== occurrence.input && { input: occurrence.input }),
      ...statedOf(occurrence, source),
      ...rootOf(roots.get(position)),
      ...needsOf(needs.get(position)),
    };
  };
}

function rootOf(root: Root['kind'] | undefined): Pick<PlaceReport, 'root'> {
  return root === undefined ? {} : { root };
}

function needsOf(needs: readonly PlaceEdge[] | undefined): Pick<PlaceReport, 'needs'> {
  return needs === undefined ? {} : { needs };
}

/** What is as most have it is left out: there are as many places as entries in the lockfiles. */
function statedOf(occurrence: Occurrence, common: Source['kind']): Omit<PlaceReport, 'path' | 'span'> {
  const { key, source, alias, digests, installScript, notice, upstream } = occurrence;
  return {
    key,
    ...((source.kind !== common || Object.keys(source).length > 1) && { source }),
    ...(alias !== undefined && { alias }),
    ...(digests.length > 0 && { digests }),
    ...(installScript && { installScript }),
    ...(notice && { notice }),
    ...(upstream && { upstream }),
  };
}

function licencesOf(occurrences: readonly Occurrence[]): readonly Licence[] {
  const stated = occurrences.flatMap(({ licences }) => licences ?? []);
  if (stated.length < 2) return stated;
  return [...new Map(stated.map((licence) => [JSON.stringify(licence), licence])).values()];
}

export function rootReports(inventory: Inventory): RootReport[] {
  return inventory.roots.flatMap(({ occurrence, kind }) => {
    const found = inventory.occurrences[occurrence];
    const component = inventory.components[found?.component ?? -1];
    if (!found || !component) return [];
    return [{ name: component.name, path: inputOf(inventory, found.input).path, kind, ecosystem: component.ecosystem }];
  });
}

function byName(a: Component, b: Component): number {
  return compare(a.ecosystem, b.ecosystem) || compare(a.name, b.name) || compare(a.version ?? '', b.version ?? '');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
