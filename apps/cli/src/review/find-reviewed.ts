import type { TakenInventory } from '@morel/inventory';
import {
  AppError,
  formatPurl,
  isFirstParty,
  isWeakDigest,
  parsePurl,
  quote,
  sourceAddress,
  type Component,
  type Occurrence,
  type Review,
} from '@morel/model';

/** What a record says about the thing that was looked at. */
export type Reviewed = Pick<Review, 'purl' | 'digests' | 'source'>;

/**
 * The component that a package URL, or `NAME@VERSION`, names in a project, with its digests and source. A package URL that
 * the project does not hold is taken as it is. Throws `usage` where a text names nothing, or several things.
 */
export function findReviewed(text: string, { inventory }: TakenInventory): Reviewed & { readonly isHeld: boolean } {
  const parts = parsePurl(text);
  const wanted = parts && formatPurl(parts);
  const all = inventory.components.flatMap(({ name, version, purl }, position) => {
    const isNamed =
      wanted === undefined ? `${name}@${version ?? ''}` === text : [normal(purl), plain(purl)].includes(wanted);
    return isNamed && purl !== undefined && placesOf(inventory, position).length > 0 ? [position] : [];
  });
  const exact = all.filter((position) => normal(inventory.components[position]?.purl) === wanted);
  const found = exact.length > 0 ? exact : all;
  const [first, ...others] = found;
  if (others.length > 0)
    throw new AppError('usage', `${quote(text)} names several components`, {
      hint: `Name one of: ${found.map((position) => inventory.components[position]?.purl ?? '').join(', ')}.`,
    });
  if (first !== undefined) return { ...reviewedAt(inventory, first), isHeld: true };
  if (parts?.version === undefined || wanted === undefined)
    throw new AppError('usage', `the project has no component ${quote(text)}`, {
      hint: 'Name it as a report shows it, with its version: pkg:npm/left-pad@1.3.0',
    });
  return { purl: wanted, digests: [], isHeld: false };
}

/** A component of an inventory as a record names it: what sound digests its places have, and where it comes from. */
export function reviewedAt(inventory: TakenInventory['inventory'], position: number): Reviewed {
  const component: Component | undefined = inventory.components[position];
  const places = placesOf(inventory, position);
  const digests = [...new Set(places.flatMap((place) => place.digests))].filter((text) => !isWeakDigest(text)).sort();
  const source = places.map((place) => sourceAddress(place.source)).find((address) => address !== undefined);
  return { purl: normal(component?.purl) ?? '', digests, ...(source !== undefined && { source }) };
}

function placesOf({ occurrences }: TakenInventory['inventory'], position: number): readonly Occurrence[] {
  return occurrences.filter(({ component, source }) => component === position && !isFirstParty(source));
}

/** Without what tells where it is from, which people leave out. */
function plain(purl: string | undefined): string | undefined {
  const { qualifiers: _, ...parts } = parsePurl(purl ?? '') ?? {};
  return 'name' in parts ? formatPurl(parts) : undefined;
}

function normal(purl: string | undefined): string | undefined {
  const parts = parsePurl(purl ?? '');
  return parts && formatPurl(parts);
}
