import { formatPurl, isFirstParty, parsePurl, type Inventory, type Review, type Subjects } from '@morel/model';
import type { Newcomer } from '@morel/inventory';
import { changedReviews, openReviews } from '@morel/policy';
import { otherPaths, placeOf } from './places.ts';

/** The records of two states, and what they have to be there for. */
export interface ComparedReviews {
  readonly base: readonly Review[];
  readonly head: readonly Review[];
  /** The caller asks for a review of every newcomer. */
  readonly isDemanded: boolean;
  /** The components that the state before did not have so. */
  readonly newcomers: readonly Newcomer[];
}

/** Newcomers with the records that name them, and what changed about the records themselves. */
export function reviewSubjects(
  inventory: Inventory,
  { base, head, isDemanded, newcomers }: ComparedReviews,
  { now, name }: { readonly now: number; readonly name: string },
): { newcomer: Subjects['newcomer'][]; reviewChange: Subjects['reviewChange'][] } {
  const book = openReviews(head, base, now);
  const positionsOf = placesByComponent(inventory);
  const newcomer = newcomers.flatMap(({ position, isAltered }): Subjects['newcomer'][] => {
    const component = inventory.components[position];
    const positions = positionsOf.get(position) ?? [];
    const places = positions.flatMap((at) => inventory.occurrences[at] ?? []);
    const [first] = places;
    if (!component || !first) return [];
    const where = placeOf(inventory, first);
    const alsoAt = otherPaths(inventory, positions, where.path);
    return [
      {
        path: where.path,
        where,
        ...(alsoAt.length > 0 && { alsoAt }),
        component,
        position,
        base: name,
        isAltered,
        isDemanded,
        reviews: book.standings(component, places),
        alike: book.alike(component),
      },
    ];
  });
  const present = new Set(
    [...positionsOf.keys()].flatMap((position) => {
      const parts = parsePurl(inventory.components[position]?.purl ?? '');
      return parts ? [formatPurl(parts)] : [];
    }),
  );
  const reviewChange = changedReviews(base, head).map((change) => {
    const where = (change.come[0] ?? change.gone[0])?.where ?? { path: '' };
    return { ...change, path: where.path, where, base: name, isPresent: present.has(change.purl) };
  });
  return { newcomer, reviewChange };
}

/** Positions of the occurrences of each component that is not the project's own. */
function placesByComponent({ occurrences }: Inventory): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [position, { component, source }] of occurrences.entries()) {
    if (isFirstParty(source)) continue;
    const known = places.get(component) ?? [];
    places.set(component, known);
    known.push(position);
  }
  return places;
}
