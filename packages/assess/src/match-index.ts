import {
  clearVersion,
  matchInventory,
  type AdvisoryIndex,
  type ClearVersion,
  type InventoryMatches,
} from '@morel/advisories';
import type { Ecosystem, Inventory, Match } from '@morel/model';

export interface IndexContext {
  readonly inventory: Inventory;
  readonly index: AdvisoryIndex | undefined;
  readonly ecosystems: ReadonlyMap<string, Ecosystem>;
  /** Components that are left out on purpose. */
  readonly omitted: ReadonlySet<number>;
}

const NOTHING: InventoryMatches = {
  matches: [],
  undecided: [],
  withdrawn: [],
  lookedUp: [],
  firstParty: [],
  notLookedUp: [],
  notHeld: [],
  notWhole: [],
  noSource: [],
};

/** What the index says on an inventory; nothing where there is no index, which the coverage then says. */
export function matchWithIndex({ inventory, index, ecosystems, omitted }: IndexContext): InventoryMatches {
  if (!index) return NOTHING;
  const found = matchInventory({ inventory, index, ecosystems });
  if (omitted.size === 0) return found;
  return {
    ...found,
    matches: found.matches.filter(({ component }) => !omitted.has(component)),
    undecided: found.undecided.filter(({ component }) => !omitted.has(component)),
    withdrawn: found.withdrawn.filter(({ component }) => !omitted.has(component)),
  };
}

/**
 * The lowest version that clears every match of a component, or most of them where none clears all: it lies above the
 * component's own. Undefined where none is known.
 */
export function clearVersionOf(
  { inventory, index, ecosystems }: IndexContext,
  component: number,
  matches: readonly Match[],
): ClearVersion | undefined {
  const found = inventory.components[component];
  const ecosystem = found && ecosystems.get(found.ecosystem);
  const entry = ecosystem && index?.affecting(ecosystem.about.purlType, found.name);
  if (!ecosystem || !entry) return undefined;
  const versions = new Set<string>();
  for (const { fixed } of matches) for (const version of fixed) versions.add(version);
  return clearVersion(entry, versions);
}

/** Risk data of every CVE that an advisory names. */
export function risksOf(index: AdvisoryIndex | undefined, ids: readonly string[]): ReturnType<AdvisoryIndex['risk']>[] {
  return index ? ids.map((id) => index.risk(id)) : [];
}
