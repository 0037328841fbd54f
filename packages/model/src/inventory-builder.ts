import type { Component, Source } from './component.ts';
import type { Edge, EdgeKind, Inventory, Notice, Requirement, Root, Setting, Step } from './inventory.ts';
import type { Occurrence } from './inventory.ts';
import type { Span } from './span.ts';

/** An entry of an input as its reader hands it over. */
export interface Entry {
  readonly component: Component;
  readonly key: string;
  readonly source: Source;
  readonly alias?: string;
  readonly digests?: readonly string[];
  readonly span?: Span | undefined;
  readonly file?: string;
  readonly marker?: string;
  readonly groups?: readonly string[];
  readonly notice?: Notice;
  readonly installScript?: boolean;
}

/** What one reader found in one input. The host adds the input itself and joins the parts. */
export type PartialInventory = Omit<Inventory, 'inputs'>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const NO_DIGESTS: readonly string[] = [];

/**
 * Collects what a reader finds. Every `input` position is 0: the host renumbers when it joins.
 * Components are shared by purl (or by ecosystem, name and version where there is none); edges between the same two
 * occurrences become one edge with all kinds.
 */
export class InventoryBuilder {
  readonly #components: Component[] = [];
  readonly #componentOf = new Map<string, number>();
  readonly #occurrences: Occurrence[] = [];
  readonly #edges = new Map<string, Edge>();
  readonly #roots: Root[] = [];
  readonly #requirements: Requirement[] = [];
  readonly #settings: Setting[] = [];
  readonly #steps: Step[] = [];

  /** Adds an occurrence and returns its position, for edges. */
  add(entry: Entry): number {
    const occurrence: Mutable<Occurrence> = {
      component: this.#share(entry.component),
      input: 0,
      key: entry.key,
      source: entry.source,
      digests: entry.digests ?? NO_DIGESTS,
    };
    // Written out: copying with spread costs several times as much, for every entry of every lockfile.
    if (entry.span) occurrence.span = entry.span;
    if (entry.alias !== undefined) occurrence.alias = entry.alias;
    if (entry.file !== undefined) occurrence.file = entry.file;
    if (entry.marker !== undefined) occurrence.marker = entry.marker;
    if (entry.groups) occurrence.groups = entry.groups;
    if (entry.notice) occurrence.notice = entry.notice;
    if (entry.installScript !== undefined) occurrence.installScript = entry.installScript;
    return this.#occurrences.push(occurrence) - 1;
  }

  addEdge(from: number, to: number, kinds: readonly EdgeKind[], specifier?: string): void {
    const key = `${from} ${to}`;
    const known = this.#edges.get(key);
    if (!known) {
      this.#edges.set(key, { from, to, kinds, ...(specifier !== undefined && { specifier }) });
      return;
    }
    const added = kinds.filter((kind) => !known.kinds.includes(kind));
    if (added.length > 0) this.#edges.set(key, { ...known, kinds: [...known.kinds, ...added] });
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
    const key = component.purl ?? `${component.ecosystem} ${component.name} ${component.version ?? ''}`;
    const known = this.#componentOf.get(key);
    if (known !== undefined) return known;
    const position = this.#components.push(component) - 1;
    this.#componentOf.set(key, position);
    return position;
  }
}
