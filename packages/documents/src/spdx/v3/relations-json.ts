import type { Bom, BomCompleteness, BomDependency } from '@morel/model';
import type { Addresses } from './addresses.ts';
import type { Graph } from './graph.ts';
import { RELATIONSHIPS } from './relationships.ts';

const NONE = 'https://spdx.org/rdf/3.0.1/terms/Core/NoneElement';
const NOTHING_SAID = 'https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement';

const STATES: Readonly<Record<BomCompleteness['state'], string>> = {
  complete: 'complete',
  incomplete: 'incomplete',
  unknown: 'noAssertion',
};

type Of = BomCompleteness['of'];

/** Adds all relationships of a bill: one for each component and kind, with how complete what it names is. */
export function addRelationships(bom: Bom, graph: Graph, addresses: Addresses, collection: string): void {
  const writing = new RelationWriting(bom, graph, addresses);
  writing.licences();
  writing.parts(collection);
  writing.dependencies();
}

class RelationWriting {
  readonly #bom: Bom;
  readonly #graph: Graph;
  readonly #addresses: Addresses;

  constructor(bom: Bom, graph: Graph, addresses: Addresses) {
    this.#bom = bom;
    this.#graph = graph;
    this.#addresses = addresses;
  }

  licences(): void {
    for (const { key, licences } of this.#bom.components) {
      for (const licence of licences) {
        const relationshipType = licence.kind === 'concluded' ? 'hasConcludedLicense' : 'hasDeclaredLicense';
        this.#relate({ relationshipType }, this.#address(key), [this.#graph.licence(licence)]);
      }
    }
  }

  /** What holds for the whole list of components is said of the collection. */
  parts(collection: string): void {
    const { components } = this.#bom;
    const inside = new Map<string, string[]>();
    for (const { key, partOf } of components) {
      if (partOf === undefined) continue;
      const list = inside.get(partOf) ?? [];
      inside.set(partOf, list);
      list.push(this.#address(key));
    }
    const { all, byKey } = this.#states('parts');
    const whole = { relationshipType: 'contains' };
    if (all !== undefined)
      this.#relate(
        whole,
        collection,
        components.length > 0 ? components.map(({ key }) => this.#address(key)) : [NONE],
        all,
      );
    for (const { key } of components) {
      const state = byKey.get(key);
      const to = inside.get(key) ?? (state === undefined ? [] : [endOf(state)]);
      if (to.length > 0) this.#relate(whole, this.#address(key), to, state);
    }
  }

  dependencies(): void {
    const asked = new Map<string, Map<BomDependency['kind'], string[]>>();
    for (const { from, to, kind } of this.#bom.dependencies) {
      if (!this.#addresses.components.has(from) || !this.#addresses.components.has(to)) continue;
      const kinds = asked.get(from) ?? new Map<BomDependency['kind'], string[]>();
      asked.set(from, kinds);
      const list = kinds.get(kind) ?? [];
      kinds.set(kind, list);
      list.push(this.#address(to));
    }
    const { all, byKey } = this.#states('dependencies');
    for (const { key } of this.#bom.components) {
      const state = byKey.get(key) ?? all;
      const kinds = asked.get(key) ?? new Map<BomDependency['kind'], string[]>();
      for (const [kind, to] of kinds) this.#relate(RELATIONSHIPS[kind], this.#address(key), to, state);
      const isSaid = [...kinds.keys()].some((kind) => kind !== 'provides');
      if (state !== undefined && !isSaid)
        this.#relate(RELATIONSHIPS.depends, this.#address(key), [endOf(state)], state);
    }
  }

  #states(of: Of): { all: BomCompleteness['state'] | undefined; byKey: ReadonlyMap<string, BomCompleteness['state']> } {
    const stated = this.#bom.completeness.filter((one) => one.of === of);
    return {
      all: stated.find(({ keys }) => keys.length === 0)?.state,
      byKey: new Map(stated.flatMap(({ keys, state }) => keys.map((key) => [key, state] as const))),
    };
  }

  #relate(
    { relationshipType, scope }: { readonly relationshipType: string; readonly scope?: string },
    from: string,
    to: readonly string[],
    state?: BomCompleteness['state'],
  ): void {
    this.#graph.addNew(scope === undefined ? 'Relationship' : 'LifecycleScopedRelationship', 'relationship', {
      from,
      relationshipType,
      to,
      ...(state !== undefined && { completeness: STATES[state] }),
      ...(scope !== undefined && { scope }),
    });
  }

  #address(key: string): string {
    return this.#addresses.components.get(key) ?? '';
  }
}

/** Stands for what a component without parts or dependencies names. */
function endOf(state: BomCompleteness['state']): string {
  return state === 'complete' ? NONE : NOTHING_SAID;
}
