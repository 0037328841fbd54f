import type { InventoryMatches } from '@morel/advisories';
import type { DataState, Inventory, Lookup } from '@morel/model';
import type { Reach } from './reach.ts';

export interface LookupSources {
  readonly inventory: Inventory;
  readonly reach: Reach;
  readonly omitted: ReadonlySet<number>;
  readonly found: InventoryMatches;
  readonly data: DataState;
  /** The starter index covers exactly what is scanned. */
  readonly starterCovers: boolean;
}

/** Says of each component whether it was looked up. What is left out on purpose is said before what was in the way. */
export function lookupsOf(sources: LookupSources): (component: number) => Lookup {
  const { inventory, reach, omitted, found, data, starterCovers } = sources;
  const passedOver = new Set(found.notLookedUp);
  const undecided = new Set(found.undecided.map(({ component }) => component));
  const notHeld = new Set(found.notHeld);
  return (position) => {
    if (reach.firstParty(position)) return 'first-party';
    if (omitted.has(position)) return 'omitted';
    if (data.kind === 'none') return 'no-index';
    const { ecosystem = '', version } = inventory.components[position] ?? {};
    if (passedOver.has(position)) return notHeld.has(ecosystem) ? 'not-held' : 'no-source';
    if (undecided.has(position)) return version === undefined ? 'no-version' : 'undecided';
    return data.kind === 'starter' && !starterCovers ? 'starter' : 'looked-up';
  };
}
