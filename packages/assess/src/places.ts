import { folderOf, isWithin } from '@morel/inventory';
import type { Input, Inventory, Location, Span } from '@morel/model';

interface InFile {
  readonly input: number;
  readonly span?: Span | undefined;
  readonly file?: string | undefined;
}

/** Where an item of the inventory stands: its file and span. */
export function placeOf(inventory: Inventory, item: InFile): Location {
  const { span } = item;
  const path = pathOf(inventory, item);
  return span ? { path, span } : { path };
}

/** The file that an item of the inventory stands in. Cheaper than its place, which may have to be looked up. */
export function pathOf(inventory: Inventory, item: Omit<InFile, 'span'>): string {
  return item.file ?? inputOf(inventory, item.input).path;
}

export function inputOf(inventory: Inventory, position: number): Input {
  const input = inventory.inputs[position];
  if (!input) throw new Error(`there is no input ${position}`);
  return input;
}

/** Positions of the occurrences of each component. */
export function occurrencesByComponent(inventory: Inventory): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: inventory.components.length }, () => []);
  for (const [position, { component }] of inventory.occurrences.entries()) lists[component]?.push(position);
  return lists;
}

/**
 * Of the places of a component those that say what it is for. That it is installed says nothing of it where the lockfile
 * that the tree was installed from has it.
 */
export function tellingPlaces(inventory: Inventory, positions: readonly number[]): readonly number[] {
  if (positions.length < 2) return positions;
  const inputAt = (position: number): Input | undefined =>
    inventory.inputs[inventory.occurrences[position]?.input ?? -1];
  const locks = positions.map(inputAt).filter((input) => input?.role === 'lockfile');
  if (locks.length === 0 || locks.length === positions.length) return positions;
  return positions.filter((position) => {
    const tree = inputAt(position);
    if (tree?.role !== 'installed') return true;
    return !locks.some((lock) => lock?.reader === tree.reader && isWithin(tree.path, folderOf(lock.path)));
  });
}

/** The other files that these places stand in. */
export function otherPaths(inventory: Inventory, positions: readonly number[], path: string): string[] {
  const others = new Set<string>();
  for (const position of positions) {
    const occurrence = inventory.occurrences[position];
    if (occurrence) others.add(pathOf(inventory, occurrence));
  }
  others.delete(path);
  return [...others];
}
