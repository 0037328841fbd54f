import type { VexIdentifier, VexPart, VexProduct, VexStatement } from '@morel/model';
import type { VexLosses } from './losses.ts';

/** What an address of a product is, where the format does not say. */
export function kindOf(address: string): VexIdentifier['kind'] {
  if (/^pkg:/i.test(address)) return 'purl';
  return address.startsWith('urn:cdx:') ? 'bom-link' : 'other';
}

/** Whether what is found is compared with an identifier: CPE names and others are kept, and name nothing here. */
export function isCompared({ kind }: VexIdentifier): boolean {
  return kind === 'purl' || kind === 'bom-link';
}

/** Whether a statement may make something go away; any other takes back. */
export function isSilencing({ status }: Pick<VexStatement, 'status'>): boolean {
  return status === 'not_affected' || status === 'fixed';
}

/**
 * A product of a statement that takes back, as several that a format with fewer places for identifiers can hold: such a
 * statement is about what any of them names. One that silences is about what all of them name, and must not be split.
 */
export function splitProduct({ parts, ...product }: VexProduct, losses: VexLosses): VexProduct[] {
  const inner = parts.flatMap(splitPart);
  const whole = splitPart(product);
  if (whole.length + inner.length > parts.length + 1)
    losses.add('products', productText({ ...product, parts }), 'each of its names stands for itself', 'products');
  return whole.map((one) => ({ ...one, parts: inner }));
}

function splitPart({ identifiers, hashes }: VexPart): VexPart[] {
  const compared = identifiers.filter(isCompared);
  const others = identifiers.filter((identifier) => !isCompared(identifier));
  const [first, ...more] = compared;
  if (!first) return [{ identifiers, hashes }];
  return [{ identifiers: [first, ...others], hashes }, ...more.map((one) => ({ identifiers: [one], hashes: [] }))];
}

/** For people: what a product is called. */
export function productText({ parts, ...product }: VexProduct): string {
  const inner = parts.map(partText).join(', ');
  return inner === '' ? partText(product) : `${partText(product)} with ${inner}`;
}

function partText({ identifiers, hashes }: VexPart): string {
  const [known] = identifiers;
  return known?.value ?? hashes[0]?.value ?? 'a product without a name';
}
