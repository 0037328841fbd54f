import type { BomCompleteness, BomDependency } from '@morel/model';
import { asArray, asString, get, type Step } from '@morel/parse';
import type { PlacedName } from '../../sbom/placed.ts';
import { referenceOf, referencesOf, type Element } from './elements.ts';
import { isNone, isNothingSaid, meaningOf } from './relationships.ts';
import { treatmentOf } from './types.ts';

/** What the relationships of a document say. */
export interface Stated {
  /** By the collection that says so. */
  readonly described: Map<string, string[]>;
  /** What a component is part of. */
  readonly parts: Map<string, string>;
  readonly licences: Map<string, { readonly to: string; readonly kind: 'declared' | 'concluded' }[]>;
  readonly dependencies: readonly BomDependency[];
  readonly completeness: readonly BomCompleteness[];
  readonly dangling: readonly PlacedName[];
}

/** @param components keys of what is listed. */
export function statedBy(elements: readonly Element[], components: ReadonlySet<string>): Stated {
  const reading = new StatedReading(elements, components);
  for (const { value, path } of elements) if (get(value, 'relationshipType') !== undefined) reading.add(value, path);
  return reading.stated();
}

type Of = BomCompleteness['of'];
type State = BomCompleteness['state'];

const STATES: ReadonlyMap<string, State> = new Map([
  ['complete', 'complete'],
  ['incomplete', 'incomplete'],
  ['noAssertion', 'unknown'],
]);

class StatedReading {
  readonly #components: ReadonlySet<string>;
  readonly #collections: ReadonlySet<string>;
  /** Names that may stand in relationships beside those of components. */
  readonly #others: ReadonlySet<string>;
  readonly #described: Stated['described'] = new Map();
  readonly #parts: Stated['parts'] = new Map();
  readonly #licences: Stated['licences'] = new Map();
  readonly #dependencies = new Map<string, BomDependency>();
  readonly #states = new Map<string, { of: Of; state: State; keys: Set<string>; isOfAll: boolean }>();
  readonly #dangling: PlacedName[] = [];

  constructor(elements: readonly Element[], components: ReadonlySet<string>) {
    this.#components = components;
    this.#collections = new Set(elements.filter(({ type }) => treatmentOf(type) === 'collection').map(({ id }) => id));
    const imported = elements.flatMap(({ value }) => asArray(get(value, 'import')) ?? []);
    this.#others = new Set([
      ...elements.map(({ id }) => id),
      ...imported.flatMap((map) => asString(get(map, 'externalSpdxId')) ?? []),
    ]);
  }

  add(value: unknown, path: readonly Step[]): void {
    const meaning = meaningOf(asString(get(value, 'relationshipType')) ?? '', asString(get(value, 'scope')));
    const from = referenceOf(get(value, 'from')) ?? '';
    const all = referencesOf(get(value, 'to'));
    if (meaning === undefined) return;
    if (meaning === 'declared' || meaning === 'concluded') {
      for (const to of all) push(this.#licences, from, { to, kind: meaning });
      return;
    }
    if (meaning === 'describes') {
      for (const to of all) if (this.#isThere(to, [...path, 'to'])) push(this.#described, from, to);
      return;
    }
    const isPart = meaning === 'part';
    if (meaning !== 'provides') this.#complete(isPart ? 'parts' : 'dependencies', from, value, all);
    const isListed = this.#isThere(from, [...path, 'from']) && this.#components.has(from);
    for (const to of all) {
      if (!this.#isThere(to, [...path, 'to']) || !isListed || !this.#components.has(to)) continue;
      if (isPart) this.#parts.set(to, this.#parts.get(to) ?? from);
      else this.#dependencies.set(`${from} ${to} ${meaning}`, { from, to, kind: meaning });
    }
  }

  stated(): Stated {
    return {
      described: this.#described,
      parts: this.#parts,
      licences: this.#licences,
      dependencies: [...this.#dependencies.values()],
      completeness: [...this.#states.values()].map(({ of, state, keys, isOfAll }) => ({
        of,
        // What is said of every component is said of the whole.
        keys: isOfAll || keys.size === this.#components.size ? [] : [...keys],
        state,
      })),
      dangling: this.#dangling,
    };
  }

  /** What a collection is said to contain is all that there is. */
  #complete(of: Of, from: string, value: unknown, to: readonly string[]): void {
    const state = stateOf(asString(get(value, 'completeness')), to);
    const isOfAll = this.#collections.has(from);
    if (state === undefined || (!isOfAll && !this.#components.has(from))) return;
    const key = `${of} ${state}`;
    const found = this.#states.get(key) ?? { of, state, keys: new Set<string>(), isOfAll: false };
    this.#states.set(key, found);
    if (isOfAll) found.isOfAll = true;
    else found.keys.add(from);
  }

  /** Whether anything has a name; one that nothing has leads nowhere. */
  #isThere(name: string, path: readonly Step[]): boolean {
    if (isNone(name) || isNothingSaid(name)) return false;
    if (!this.#others.has(name)) this.#dangling.push({ name, path });
    return this.#others.has(name);
  }
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function stateOf(stated: string | undefined, to: readonly string[]): State | undefined {
  if (stated !== undefined) return STATES.get(stated);
  if (to.some(isNone)) return 'complete';
  return to.some(isNothingSaid) ? 'unknown' : undefined;
}
