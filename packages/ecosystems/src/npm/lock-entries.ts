import { InventoryBuilder, unreachedStarts, type EdgeKind, type Entry } from '@morel/model';
import { shownAddress } from './address.ts';

/** An entry that is still being filled. */
export type EntryDraft = { -readonly [K in keyof Entry]: Entry[K] };

/** Occurrences and edges on their way into an inventory: edges may point at what is added later. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly EdgeKind[];
  readonly specifier?: string | undefined;
  readonly overridden?: boolean;
}

/** A builder that holds these entries, each at its position in the list, and links. */
export function buildEntries(entries: readonly Entry[], links: readonly Link[]): InventoryBuilder {
  const builder = new InventoryBuilder();
  const keys = new Set<string>();
  for (const entry of entries) {
    const shown = shownAddress(entry.key);
    // Damaged files repeat keys, inventories may not.
    const key = keys.has(shown) ? `${shown} (${keys.size})` : shown;
    keys.add(key);
    builder.add(key === entry.key ? entry : { ...entry, key });
  }
  for (const { from, to, kinds, specifier, overridden } of links) {
    builder.addEdge(from, to, kinds, specifier === undefined ? undefined : shownAddress(specifier));
    if (overridden) builder.override(from, to);
  }
  return builder;
}

/** Links from the project, at position 0, to whatever nothing leads to from it: where the project's own wishes are not known. */
export function linksToUnreached(count: number, links: readonly Link[]): Link[] {
  return unreachedStarts(count, links, [0])
    .filter((to) => to !== 0)
    .map((to) => ({ from: 0, to, kinds: ['prod'] }));
}
