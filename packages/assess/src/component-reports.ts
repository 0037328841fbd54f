import {
  isFirstParty,
  type ComponentReport,
  type Inventory,
  type Licence,
  type Lookup,
  type Occurrence,
  type RootReport,
} from '@morel/model';
import { inputOf, placeOf } from './places.ts';
import type { Reach } from './reach.ts';

/** Every component with its places, in the order of ecosystem, name and version. */
export function componentReports(
  inventory: Inventory,
  reach: Reach,
  lookup: (component: number) => Lookup,
): ComponentReport[] {
  return inventory.components
    .map((component, position): ComponentReport => {
      const occurrences = (reach.occurrences[position] ?? []).flatMap((at) => inventory.occurrences[at] ?? []);
      const licences = licencesOf(occurrences);
      return {
        ...(component.purl !== undefined && { purl: component.purl }),
        ecosystem: component.ecosystem,
        name: component.name,
        ...(component.version !== undefined && { version: component.version }),
        locations: occurrences.map((occurrence) => placeOf(inventory, occurrence)),
        scope: reach.scope(position),
        direct: reach.direct(position),
        firstParty: occurrences.every(({ source }) => isFirstParty(source)),
        lookup: lookup(position),
        source: occurrences[0]?.source.kind ?? 'unknown',
        ...(licences.length > 0 && { licences }),
      };
    })
    .sort(
      (a, b) =>
        compare(a.ecosystem, b.ecosystem) || compare(a.name, b.name) || compare(a.version ?? '', b.version ?? ''),
    );
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

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
