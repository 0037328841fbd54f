import { BuiltOccurrence, type OccurrenceFields } from './built-occurrence.ts';
import { componentKey, type Component } from './component.ts';
import type { Edge, EdgeKind, Inventory, Requirement, Root, Setting, Step } from './inventory.ts';

/** An entry of an input as its reader hands it over. */
export interface Entry extends OccurrenceFields {
  readonly component: Component;
}

/** What one reader found in one input. The host adds the input itself and joins the parts. */
export interface PartialInventory extends Omit<Inventory, 'inputs'> {
  readonly occurrences: readonly BuiltOccurrence[];
}

/** No input has as many: two positions make one number without loss. */
const MOST_ENTRIES = 2 ** 26;

/**
 * Collects what a reader finds. Every `input` position is 0: the host renumbers when it joins.
 * Components that are one (`componentKey`) are shared; edges between the same two
 * occurrences become one edge with all kinds.
 */
export class InventoryBuilder {
  readonly #components: Component[] = [];
  readonly #componentOf = new Map<string, number>();
  readonly #occurrences: BuiltOccurrence[] = [];
  readonly #edges = new Map<number, Edge>();
  readonly #roots: Root[] = [];
  readonly #requirements: Requirement[] = [];
  readonly #settings: Setting[] = [];
  readonly #steps: Step[] = [];

  /** Adds an occurrence and returns its position, for edges. */
  add(entry: Entry): number {
    return this.#occurrences.push(new BuiltOccurrence(this.#share(entry.component), entry)) - 1;
  }

  /** Takes over an occurrence that was built for another inventory. */
  adopt(occurrence: BuiltOccurrence, component: Component): number {
    occurrence.component = this.#share(component);
    return this.#occurrences.push(occurrence) - 1;
  }

  addEdge(from: number, to: number, kinds: readonly EdgeKind[], specifier?: string): void {
    const key = from * MOST_ENTRIES + to;
    const known = this.#edges.get(key);
    if (!known) {
      this.#edges.set(key, specifier === undefined ? { from, to, kinds } : { from, to, kinds, specifier });
      return;
    }
    const added = kinds.filter((kind) => !known.kinds.includes(kind));
    if (added.length > 0) this.#edges.set(key, { ...known, kinds: [...known.kinds, ...added] });
  }

  /** Says of an edge that the project puts a version of its own in the place of what it asks for. */
  override(from: number, to: number): void {
    const key = from * MOST_ENTRIES + to;
    const edge = this.#edges.get(key);
    if (edge) this.#edges.set(key, { ...edge, overridden: true });
  }

  addRoot(occurrence: number, kind: Root['kind']): void {
    this.#roots.push({ occurrence, kind });
  }

  addRequirement(requirement: Omit<Requirement, 'input'>): void {
    this.#requirements.push({ ...requirement, input: 0 });
  }

  addSetting(setting: Omit<Setting, 'input'>): void {
    this.#settings.push({ ...setting, input: 0 });
  }

  addStep(step: Omit<Step, 'input'>): void {
    this.#steps.push({ ...step, input: 0 });
  }

  get size(): number {
    return this.#occurrences.length;
  }

  build(): PartialInventory {
    return {
      components: this.#components,
      occurrences: this.#occurrences,
      edges: [...this.#edges.values()],
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
