import { EDGE_KINDS, type Edge, type EdgeKind, type PlaceEdge } from '@morel/model';

const LETTERS: ReadonlyMap<EdgeKind, string> = new Map(
  EDGE_KINDS.map((kind) => [kind, kind.charAt(kind === 'peer' ? 1 : 0)]),
);
const OVERRIDDEN = '!';

/** An edge in a report: the number of the place, letters of its kinds, `!` for one that the project overrides, what is asked for. */
export function placeEdge({ kinds, specifier, overridden }: Edge, to: number): PlaceEdge {
  const letters = kinds.map((kind) => LETTERS.get(kind) ?? '').join('') + (overridden ? OVERRIDDEN : '');
  return specifier === undefined ? [to, letters] : [to, letters, specifier];
}

/** The edge that a report means; undefined where it is none: no schema tells what stands where in a list. */
export function edgeOf([to, letters, specifier]: PlaceEdge, from: number): Edge | undefined {
  if (!Number.isSafeInteger(to) || to < 0 || typeof letters !== 'string') return undefined;
  if (specifier !== undefined && typeof specifier !== 'string') return undefined;
  const kinds = EDGE_KINDS.filter((kind) => letters.includes(LETTERS.get(kind) ?? ''));
  const isOverridden = letters.endsWith(OVERRIDDEN);
  if (kinds.length === 0 || letters.length !== kinds.length + (isOverridden ? 1 : 0)) return undefined;
  return { from, to, kinds, ...(specifier !== undefined && { specifier }), ...(isOverridden && { overridden: true }) };
}
