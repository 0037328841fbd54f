import {
  componentKey,
  type Component,
  type Edge,
  type Input,
  type Inventory,
  type Occurrence,
  type PartialInventory,
  type Requirement,
  type Root,
  type Setting,
  type Step,
} from '@morel/model';

/**
 * Puts what the readers found together: inputs numbered, components shared, positions moved. Takes the parts over: their
 * occurrences become those of the inventory.
 */
export class InventoryJoiner {
  readonly #inputs: Input[] = [];
  readonly #components: Component[] = [];
  readonly #componentOf = new Map<string, number>();
  readonly #occurrences: Occurrence[] = [];
  readonly #edges: Edge[] = [];
  readonly #roots: Root[] = [];
  readonly #requirements: Requirement[] = [];
  readonly #settings: Setting[] = [];
  readonly #steps: Step[] = [];

  add(input: Input, part: PartialInventory): void {
    const position = this.#inputs.push(input) - 1;
    const first = this.#occurrences.length;
    const components = part.components.map((component) => this.#share(component));
    for (const occurrence of part.occurrences) {
      const component = components[occurrence.component];
      if (component === undefined) throw new Error(`${input.format}: an occurrence without a component`);
      occurrence.component = component;
      occurrence.input = position;
      this.#occurrences.push(occurrence);
    }
    for (const edge of part.edges) this.#edges.push(first === 0 ? edge : moved(edge, first));
    for (const root of part.roots) this.#roots.push({ ...root, occurrence: root.occurrence + first });
    for (const requirement of part.requirements) this.#requirements.push({ ...requirement, input: position });
    for (const setting of part.settings) this.#settings.push({ ...setting, input: position });
    for (const step of part.steps) this.#steps.push({ ...step, input: position });
  }

  build(): Inventory {
    return {
      inputs: this.#inputs,
      components: this.#components,
      occurrences: this.#occurrences,
      edges: this.#edges,
      roots: this.#roots,
      requirements: this.#requirements,
      settings: this.#settings,
      steps: this.#steps,
    };
  }

  #share(component: Component): number {
    const key = componentKey(component);
    const known = this.#componentOf.get(key);
    if (known !== undefined) return known;
    const position = this.#components.push(component) - 1;
    this.#componentOf.set(key, position);
    return position;
  }
}

function moved(edge: Edge, by: number): Edge {
  return { ...edge, from: edge.from + by, to: edge.to + by };
}
