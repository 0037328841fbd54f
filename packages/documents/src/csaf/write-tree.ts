import type { VexPart } from '@morel/model';
import { writtenPart, type WrittenPart } from './write-product.ts';

interface Leaf {
  readonly category: 'product_version' | 'product_version_range';
  readonly name: string;
  readonly product: object;
}

/** Collects the products that statements name, and gives each an id. */
export class WrittenTree {
  readonly #parts = new Map<string, { readonly id: string; readonly part: WrittenPart }>();
  readonly #branches = new Map<string, Leaf[]>();
  readonly #products: object[] = [];
  readonly #relationships = new Map<string, { readonly id: string; readonly value: object }>();
  #count = 0;

  /** The id of a product as a whole. */
  idOf(part: VexPart): string {
    return this.#known(part).id;
  }

  /** The id of a part within a product. */
  idWithin(whole: VexPart, part: VexPart): string {
    const [container, component] = [this.#known(whole), this.#known(part)];
    const key = `${container.id} ${component.id}`;
    const known = this.#relationships.get(key);
    if (known) return known.id;
    const id = this.#nextId();
    const value = {
      category: 'default_component_of',
      full_product_name: { name: `${component.part.name} in ${container.part.name}`, product_id: id },
      product_reference: component.id,
      relates_to_product_reference: container.id,
    };
    this.#relationships.set(key, { id, value });
    return id;
  }

  json(): object {
    const branches = [...this.#branches].map(([name, leaves]) => ({
      category: 'product_name',
      name,
      branches: leaves,
    }));
    const relationships = [...this.#relationships.values()].map(({ value }) => value);
    return {
      branches: branches.length > 0 ? branches : undefined,
      full_product_names: this.#products.length > 0 ? this.#products : undefined,
      relationships: relationships.length > 0 ? relationships : undefined,
    };
  }

  #known(part: VexPart): { readonly id: string; readonly part: WrittenPart } {
    const key = JSON.stringify([part.identifiers, part.hashes]);
    const known = this.#parts.get(key);
    if (known) return known;
    const added = { id: this.#nextId(), part: writtenPart(part) };
    this.#parts.set(key, added);
    this.#place(added.id, added.part);
    return added;
  }

  /**
   * A package URL says what the branches above it have to be; one without a version stands for every version. Where
   * there are several names, no branch fits all of them.
   */
  #place(id: string, { name, helper, purl }: WrittenPart): void {
    const product = { name, product_id: id, product_identification_helper: helper };
    if (!purl) {
      this.#products.push(product);
      return;
    }
    const branch = [purl.namespace, purl.name].filter(Boolean).join('/');
    const leaves = this.#branches.get(branch) ?? [];
    this.#branches.set(branch, leaves);
    leaves.push(
      purl.version === undefined
        ? { category: 'product_version_range', name: 'vers:all/*', product }
        : { category: 'product_version', name: purl.version, product },
    );
  }

  #nextId(): string {
    this.#count += 1;
    return `CSAFPID-${String(this.#count).padStart(4, '0')}`;
  }
}
