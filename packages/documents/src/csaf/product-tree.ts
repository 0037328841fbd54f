import type { VexPart } from '@morel/model';
import { asString, get, stringsOf } from '@morel/parse';
import { listOf } from './members.ts';
import { namesOf, type Branch, type Definition } from './product-names.ts';

/** A product of a statement: as a whole, or a part of it. */
export interface NamedProduct {
  readonly whole: VexPart;
  readonly part?: VexPart;
}

interface Relationship {
  readonly category: string;
  readonly product: unknown;
  readonly component: string;
  readonly container: string;
}

/**
 * Relationships that make one product a part of the other. `installed_with` and `external_component_of` put two
 * products side by side. Source: CSAF 2.0, section 3.2.2.4.
 */
const PART_OF: ReadonlySet<string> = new Set(['default_component_of', 'optional_component_of', 'installed_on']);

/** The products and product groups that a document defines, by id. */
export class ProductTree {
  readonly #definitions = new Map<string, Definition>();
  readonly #relationships = new Map<string, Relationship>();
  readonly #groups = new Map<string, readonly string[]>();
  readonly #names = new Map<string, VexPart>();

  /** @param tree the `product_tree` of a document in which every id is defined once */
  constructor(tree: unknown) {
    this.#addBranches(tree, undefined);
    for (const product of listOf(tree, 'full_product_names')) this.#define(product, undefined);
    for (const relationship of listOf(tree, 'relationships')) this.#relate(relationship);
    for (const group of listOf(tree, 'product_groups'))
      this.#groups.set(textOf(group, 'group_id'), stringsOf(get(group, 'product_ids')));
  }

  group(id: string): readonly string[] {
    return this.#groups.get(id) ?? [];
  }

  /**
   * What a product id stands for. The same id gives the same parts, so that they can be told apart by identity. In a
   * statement that silences, a product whose place in another one is not plain has no name that is compared; one that
   * takes back is then about the innermost component, wherever it is, by any name on the way there.
   */
  product(id: string, silences: boolean): NamedProduct {
    const relationship = this.#relationships.get(id);
    if (!relationship) return { whole: this.#namesOf(id, silences) };
    const { category, component, container } = relationship;
    const isNested = this.#relationships.has(component) || this.#relationships.has(container);
    if (PART_OF.has(category) && !isNested)
      return { whole: this.#namesOf(container, silences), part: this.#partOf(id, relationship, silences) };
    if (!silences) return { whole: this.#kept(id, false, () => this.#widest(id)) };
    const how = isNested ? 'a part of a part' : category;
    const value = `${textOf(relationship.product, 'name')}, ${how}`;
    return { whole: this.#kept(id, silences, () => ({ identifiers: [{ kind: 'other', value }], hashes: [] })) };
  }

  #addBranches(owner: unknown, parent: Branch | undefined): void {
    for (const value of listOf(owner, 'branches')) {
      const branch: Branch = { category: textOf(value, 'category'), name: textOf(value, 'name'), parent };
      const product = get(value, 'product');
      if (product !== undefined) this.#define(product, branch);
      this.#addBranches(value, branch);
    }
  }

  #define(product: unknown, branch: Branch | undefined): void {
    this.#definitions.set(textOf(product, 'product_id'), { product, branch });
  }

  #relate(value: unknown): void {
    const product = get(value, 'full_product_name');
    this.#relationships.set(textOf(product, 'product_id'), {
      category: textOf(value, 'category'),
      product,
      component: textOf(value, 'product_reference'),
      container: textOf(value, 'relates_to_product_reference'),
    });
  }

  #widest(id: string): VexPart {
    const definitions: Definition[] = [];
    const seen = new Set<string>();
    let at = id;
    for (let next = this.#relationships.get(at); next && !seen.has(at); next = this.#relationships.get(at)) {
      seen.add(at);
      at = next.component;
      definitions.push({ product: next.product, branch: undefined });
    }
    return namesOf([this.#definitionOf(at), ...definitions], false);
  }

  #definitionOf(id: string): Definition {
    return this.#definitions.get(id) ?? { product: { name: id }, branch: undefined };
  }

  #namesOf(id: string, silences: boolean): VexPart {
    return this.#kept(id, silences, () => namesOf([this.#definitionOf(id)], silences));
  }

  /** The component with the names that the relationship gives it beside. */
  #partOf(id: string, { component, product }: Relationship, silences: boolean): VexPart {
    if (get(product, 'product_identification_helper') === undefined) return this.#namesOf(component, silences);
    return this.#kept(id, silences, () => {
      return namesOf([this.#definitionOf(component), { product, branch: undefined }], silences);
    });
  }

  #kept(id: string, silences: boolean, make: () => VexPart): VexPart {
    const key = `${silences ? 'silences' : 'takes back'} ${id}`;
    const known = this.#names.get(key) ?? make();
    this.#names.set(key, known);
    return known;
  }
}

function textOf(object: unknown, key: string): string {
  return asString(get(object, key)) ?? '';
}
