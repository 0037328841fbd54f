import type { VexIdentifier, VexPart, VexProduct, VexStatement } from '@morel/model';
import { formatFault } from '@morel/parse';
import { distinct } from '../vex/distinct.ts';
import { isCompared, isSilencing, kindOf, productText, splitProduct } from '../vex/identifiers.ts';
import type { VexLosses } from '../vex/losses.ts';
import { HASHES } from './schema.ts';

/** Products of a statement as OpenVEX has them; `none` where the statement would say something else without those left out. */
export type WrittenProducts = 'none' | readonly object[];

/**
 * The products of a statement that the format can hold. One that silences is left out where a name by which it is told
 * cannot be held, since with fewer names it would stand for more; one that takes back is then said of every product.
 */
export function productsJson(statement: VexStatement, losses: VexLosses): WrittenProducts {
  const { products } = statement;
  if (products.length === 0) return [];
  const told = isSilencing(statement)
    ? products
    : products.flatMap((product) => (hasUnheldName(product) ? splitProduct(product, losses) : product));
  if (!isSilencing(statement) && told.some(hasUnheldName)) {
    losses.add('products', products.map(productText).join('; '), 'a name is no address: said of every product now');
    return [];
  }
  const written = told.flatMap((product) => productJson(product, losses));
  return written.length > 0 ? distinct(written) : 'none';
}

/** Without the parts that have no place; none where no part is left, for a product alone stands for all that is in it. */
function productJson(product: VexProduct, losses: VexLosses): object[] {
  const whole = partOf(product);
  const parts = product.parts.map((part) => ({ part, ...partOf(part) }));
  const held = parts.filter(({ value }) => value !== undefined);
  if (!whole.value || held.length < Math.min(parts.length, 1)) {
    losses.add('products', productText(product), 'OpenVEX has no place for one of its names');
    return [];
  }
  for (const { part, value } of parts)
    if (!value)
      losses.add('products', productText({ ...product, parts: [part] }), 'OpenVEX has no place for one of its names');
  for (const { unheld, hashes } of [whole, ...held]) {
    for (const { value } of unheld)
      losses.add('products', value, 'OpenVEX has no place for so many names of one product');
    for (const { algorithm, value } of hashes)
      losses.add('products', `${algorithm} ${value}`, 'OpenVEX has no place for this hash');
  }
  const subcomponents = distinct(held.flatMap(({ value }) => value ?? []));
  return [{ ...whole.value, subcomponents: subcomponents.length > 0 ? subcomponents : undefined }];
}

interface WrittenPart {
  /** Absent where a name that is compared is not held, or none is. */
  readonly value?: object;
  readonly unheld: readonly VexIdentifier[];
  readonly hashes: VexPart['hashes'];
}

/** Whether a name that is compared has no place, even where it is the only one. */
function hasUnheldName({ parts, ...product }: VexProduct): boolean {
  return [product, ...parts].some((part) => partOf(part).unheld.some(isCompared));
}

function partOf({ identifiers, hashes }: VexPart): WrittenPart {
  const left = [...identifiers];
  const take = (fits: (identifier: VexIdentifier) => boolean): string | undefined => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0]?.value;
  };
  const isMany = left.filter(({ kind }) => kind === 'purl').length > 1;
  const id =
    take((known) => known.kind === 'bom-link' && isAddress(known)) ??
    (isMany ? take((known) => known.kind === 'purl' && isAddress(known)) : undefined) ??
    take((known) => known.kind === 'other' && isAddress(known)) ??
    take((known) => known.kind === 'purl' && isAddress(known));
  const purl = take(({ kind }) => kind === 'purl');
  const cpe23 = take(({ kind, value }) => kind === 'cpe' && value.startsWith('cpe:2.3:'));
  const cpe22 = take(({ kind, value }) => kind === 'cpe' && !value.startsWith('cpe:2.3:'));
  const held = new Map(
    hashes.filter(({ algorithm }) => HASHES.includes(algorithm)).map((hash) => [hash.algorithm, hash]),
  );
  const rest = { unheld: left, hashes: hashes.filter((hash) => held.get(hash.algorithm) !== hash) };
  const isNamed = [purl, cpe22, cpe23].some((value) => value !== undefined);
  if ((id === undefined && !isNamed) || left.some(isCompared)) return rest;
  const value = {
    '@id': id,
    identifiers: isNamed ? { purl, cpe22, cpe23 } : undefined,
    hashes: held.size > 0 ? Object.fromEntries([...held].map(([name, hash]) => [name, hash.value])) : undefined,
  };
  return { value, ...rest };
}

/** Whether the reader takes it for what it is. */
function isAddress({ kind, value }: VexIdentifier): boolean {
  return kindOf(value) === kind && formatFault('iri', value) === undefined;
}
