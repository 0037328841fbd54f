import {
  parsePurl,
  type Vex,
  type VexIdentifier,
  type VexPart,
  type VexProduct,
  type VexStatement,
} from '@morel/model';
import { isCompared, isSilencing, productText, splitProduct } from '../../vex/identifiers.ts';
import type { VexLosses } from '../../vex/losses.ts';

/** What a statement is about, in a list of `affects`. */
export type Affected = Readonly<Record<'ref', string>> & { readonly versions?: readonly object[] };

const NO_NAME = 'CycloneDX tells a component by one package URL or BOM-Link';
const NO_PAIR =
  'a CycloneDX document speaks of components within one product or of components wherever they are, not of both: write one document for each product';

/**
 * The components that a document of statements lists. Where all of it is about one product and parts of it, that is the
 * subject, and the components stand within it. Where it is not there is no subject: then a component is meant
 * wherever it is, and what silences a part of a product only is left out.
 */
export class VexComponents {
  readonly subject: object | undefined;
  readonly list: object[] = [];
  readonly #subjectName: VexIdentifier | undefined;
  readonly #subjectRef: string | undefined;
  readonly #refs = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor({ statements }: Vex) {
    const product = soleProduct(statements.flatMap(({ products }) => products));
    const name = product && nameOf(product);
    if (!product || !name) return;
    // Only the package URL, which all of its names have in common.
    const component = componentJson(name, { identifiers: [name], hashes: [] }, 'application');
    if (!component) return;
    this.#subjectName = name;
    this.#subjectRef = this.unique(name.value);
    this.subject = { ...component, 'bom-ref': this.#subjectRef };
  }

  /** A name that no other part of the document has. */
  unique(wanted: string): string {
    let name = wanted;
    for (let more = 2; this.#used.has(name); more += 1) name = `${wanted} (${more})`;
    this.#used.add(name);
    return name;
  }

  isFree(name: string): boolean {
    return !this.#used.has(name);
  }

  /** What a statement affects; undefined where what is left of it would say something else. */
  affects(statement: VexStatement, losses: VexLosses): readonly Affected[] | undefined {
    const { products } = statement;
    if (products.length === 0) return [];
    const silences = isSilencing(statement);
    const told = silences ? products : products.flatMap((product) => splitProduct(product, losses));
    const affected = told.flatMap((product) =>
      product.parts.length === 0 || this.#isSubject(product)
        ? this.#entries(product, silences, losses)
        : this.#parts(product, silences, losses),
    );
    if (affected.length === 0) return undefined;
    return [...new Map(affected.map((one) => [one.ref, one])).values()];
  }

  #isSubject(product: VexPart): boolean {
    const name = nameOf(product);
    return this.#subjectName !== undefined && name?.kind === 'purl' && name.value === this.#subjectName.value;
  }

  /** A product of its own, or parts of the subject. */
  #entries(product: VexProduct, silences: boolean, losses: VexLosses): Affected[] {
    if (product.parts.length === 0) return this.#part(product, silences, losses);
    const isLink = product.parts.some((part) => nameOf(part)?.kind === 'bom-link' || this.#isSubject(part));
    if (silences && (isLink || product.parts.some((part) => !this.#canHold(part)))) {
      losses.add('products', productText(product), isLink ? NO_PAIR : NO_NAME);
      return [];
    }
    if (isLink) losses.add('products', productText(product), NO_PAIR, 'products');
    if (this.#subjectName) this.#sayFurtherNames(product, nameOf(product) ?? this.#subjectName, losses);
    return product.parts.flatMap((part) => this.#part(part, silences, losses));
  }

  /** Parts of a product that is not the subject. */
  #parts(product: VexProduct, silences: boolean, losses: VexLosses): Affected[] {
    losses.add('products', productText(product), NO_PAIR, ...(silences ? [] : (['products'] as const)));
    return silences ? [] : product.parts.flatMap((part) => this.#part(part, silences, losses));
  }

  #canHold(part: VexPart): boolean {
    const name = nameOf(part);
    return name !== undefined && (name.kind === 'bom-link' || componentJson(name, part, 'library') !== undefined);
  }

  #part(part: VexPart, silences: boolean, losses: VexLosses): Affected[] {
    const name = nameOf(part);
    if (!name || !this.#canHold(part)) {
      losses.add('products', productText({ ...part, parts: [] }), NO_NAME);
      return [];
    }
    this.#sayFurtherNames(part, name, losses);
    const ref = name.kind === 'bom-link' ? name.value : this.#refOf(name, part);
    const isEvery = silences && name.kind === 'purl' && ref !== this.#subjectRef && versionOf(name) === undefined;
    return [{ ref, ...(isEvery && { versions: [everyVersion(name.value)] }) }];
  }

  #sayFurtherNames(part: VexPart, name: VexIdentifier, losses: VexLosses): void {
    const [cpe] = name.kind === 'purl' && !this.#isSubject(part) ? cpesOf(part) : [];
    for (const { value } of part.identifiers.filter((known) => known !== name && known.value !== cpe))
      losses.add('products', value, NO_NAME);
    for (const { algorithm, value } of part.hashes)
      losses.add('products', `${algorithm} ${value}`, 'hashes of products are not written');
  }

  #refOf(name: VexIdentifier, part: VexPart): string {
    if (this.#isSubject(part) && this.#subjectRef !== undefined) return this.#subjectRef;
    const key = JSON.stringify([name, cpesOf(part)]);
    const known = this.#refs.get(key);
    if (known !== undefined) return known;
    const ref = this.unique(name.value);
    this.#refs.set(key, ref);
    this.list.push({ ...componentJson(name, part, 'library'), 'bom-ref': ref });
    return ref;
  }
}

/** The product that everything is about; undefined where there are several, or components that stand for themselves. */
function soleProduct(products: readonly VexProduct[]): VexPart | undefined {
  const [first] = products.filter(({ parts }) => parts.length > 0);
  const wanted = first && nameOf(first);
  if (!first || wanted?.kind !== 'purl') return undefined;
  const isAbout = (product: VexProduct): boolean => {
    const name = nameOf(product);
    if (name?.kind === 'bom-link') return product.parts.length === 0;
    return name?.value === wanted.value;
  };
  return products.every(isAbout) ? first : undefined;
}

/** The only name by which a part is compared. */
function nameOf({ identifiers }: VexPart): VexIdentifier | undefined {
  const [name, ...more] = identifiers.filter(isCompared);
  return more.length === 0 ? name : undefined;
}

function cpesOf({ identifiers }: VexPart): readonly string[] {
  return identifiers.filter(({ kind }) => kind === 'cpe').map(({ value }) => value);
}

function versionOf({ value }: VexIdentifier): string | undefined {
  return parsePurl(value)?.version;
}

function everyVersion(purl: string): object {
  return { range: `vers:${parsePurl(purl)?.type ?? 'generic'}/*`, status: 'unaffected' };
}

/** Undefined where a name is no package URL. */
function componentJson(name: VexIdentifier, part: VexPart, type: string): object | undefined {
  const purl = name.kind === 'purl' ? parsePurl(name.value) : undefined;
  if (!purl) return undefined;
  const [cpe] = cpesOf(part);
  return {
    type,
    ...(purl.namespace && { group: purl.namespace }),
    name: purl.name,
    ...(purl.version !== undefined && { version: purl.version }),
    ...(cpe !== undefined && { cpe }),
    purl: name.value,
  };
}
